/**
 * Finds URLs in a text as people write it: in sentences without spaces, in the quotes of any language, with a Korean particle
 * at the end. Does not access the page.
 */

/**
 * Matches up to a character that ends a URL: spaces, quotes, long dashes, ellipses, Chinese and Japanese punctuation,
 * full-width forms, and characters that change the direction of text, which could make a URL look like another one.
 */
const ADDRESS =
  /https?:\/\/[^\s<>"`«»\u061c\u200b\u200e\u200f—―\u2018-\u201f…\u202a-\u202e‹›\u2066-\u2069\u3000-\u3004\u3008-\u3020\u3030\uff00-\uff65\uffa0-\uffef]+/giu

/** Scripts that are written without spaces between words. */
const CJK = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]`
/** The end of a host name or address in ASCII: a letter of another script. */
const END_OF_ASCII = /(?<=[a-z0-9])(?![\p{Script=Latin}\p{M}])[^\x00-\x7f]/iu
const END_OF_PORT = /(?<=:\d+)(?!\d|.*[\]@])./su

const PARTICLES =
  '(?:에서|에게|에|으로|로|부터|까지|보다|처럼|이나|나|이랑|랑|과|와|을|를|은|는|이|가|도|만|의|께|이라고|라고|이라는|라는)(?:는|도|만|의)?|(?:이에|예)요|입니다|인데|이고'
const PARTICLE_OF_HOST = new RegExp(`(?<=\\.[가-힣]{2,})(?:${PARTICLES})$`, 'u')
/** A particle directly after ASCII or after the slash of the host. If Hangul continues, as in 'C언어', it belongs to a name. */
const PARTICLE_OF_PATH = new RegExp(`(?<=^/|[a-z0-9])(?:${PARTICLES})(?![\\p{L}\\p{N}_/=-])`, 'iu')
const HIRAGANA_OF_PATH = /(?<=[a-z0-9])\p{Script=Hiragana}/iu
const CJK_OF_PATH = new RegExp(`(?<=[a-z0-9])${CJK}`, 'iu')
const AFTER_CJK = new RegExp(`${CJK}$`, 'u')

/** Punctuation at the end of a sentence. */
const CLOSING = /[.,:;!?*_~'،؛؟–-]+$/u
/** The start of the next URL in a list without spaces. After a slash it belongs to the present one. */
const NEXT_ADDRESS = /[,;|](?=https?:\/\/)/iu
/** An apostrophe belongs to the URL if letters follow, except for the genitive 's. */
const APOSTROPHE = /'(?![a-z])|'s$/iu

/** Returns the URLs with their positions, `{index, address}`, in the order of the text. */
export function findAddresses(text) {
  const found = []
  const next = new RegExp(ADDRESS)
  for (let match = next.exec(text); match; match = next.exec(text)) {
    const { 0: whole, index } = match
    const address = withoutClosing(withoutSentence(withoutClosing(before(whole, NEXT_ADDRESS)), AFTER_CJK.test(text.slice(Math.max(0, index - 2), index))))
    if (isWeb(address)) found.push({ index, address })
    next.lastIndex = index + Math.max(address.length, 'http://'.length)
  }
  return found
}

/**
 * Removes the sentence around a URL. If Chinese or Japanese text is directly in front of the URL, it most likely continues
 * directly after it.
 */
function withoutSentence(match, afterCjk) {
  const [origin] = /^https?:\/\/[^/?#]*/iu.exec(match)
  const host = hostOf(origin)
  if (host !== origin) return host
  const ends = [APOSTROPHE, PARTICLE_OF_PATH, HIRAGANA_OF_PATH, ...(afterCjk ? [CJK_OF_PATH] : [])]
  return origin + ends.reduce(before, match.slice(origin.length))
}

/** Returns the origin. Only the last label of a host name ends at a letter of another script; the others can mix scripts. */
function hostOf(origin) {
  const plain = before(before(origin, /['–]/u), END_OF_PORT)
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf('/')) + 1
  return before(plain.slice(0, last) + before(plain.slice(last), END_OF_ASCII), PARTICLE_OF_HOST)
}

function before(text, end) {
  const at = text.search(end)
  return at < 0 ? text : text.slice(0, at)
}

/** Removes the punctuation at the end of a sentence, and everything from a bracket that was opened before the URL. */
function withoutClosing(address) {
  const open = []
  let end = address.length
  for (let at = 0; at < end; at++) {
    const closing = { '(': ')', '[': ']', '{': '}' }[address[at]]
    if (closing) open.push(closing)
    else if (')]}'.includes(address[at]) && open.pop() !== address[at]) end = at
  }
  return address.slice(0, end).replace(CLOSING, '')
}

function isWeb(address) {
  try {
    const { protocol, hostname, username, password } = new URL(address)
    // User info can look like a host.
    return (protocol === 'http:' || protocol === 'https:') && hostname !== '' && !username && !password
  } catch {
    return false
  }
}
