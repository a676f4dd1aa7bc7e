/**
 * Finds web addresses in a text as people write them: in sentences without spaces, in quotes of any language, with a Korean
 * particle at their end. Nothing of it touches the page.
 */

/**
 * What is in no address: spaces, quotes, long dashes, dots of an ellipsis, punctuation of Chinese and Japanese, full-width forms,
 * and characters that change the direction of text, with which an address could be shown as another one.
 */
const ADDRESS =
  /https?:\/\/[^\s<>"`«»\u061c\u200b\u200e\u200f—―\u2018-\u201f…\u202a-\u202e‹›\u2066-\u2069\u3000-\u3004\u3008-\u3020\u3030\uff00-\uff65\uffa0-\uffef]+/giu

/** Scripts of sentences without spaces between their words. */
const CJK = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]`
/** Where the name or number of a host ends: at a letter of another script. */
const END_OF_ASCII = /(?<=[a-z0-9])(?![\p{Script=Latin}\p{M}])[^\x00-\x7f]/iu
const END_OF_PORT = /(?<=:\d+)(?!\d|.*[\]@])./su

const PARTICLES =
  '(?:에서|에게|에|으로|로|부터|까지|보다|처럼|이나|나|이랑|랑|과|와|을|를|은|는|이|가|도|만|의|께|이라고|라고|이라는|라는)(?:는|도|만|의)?|(?:이에|예)요|입니다|인데|이고'
const PARTICLE_OF_HOST = new RegExp(`(?<=\\.[가-힣]{2,})(?:${PARTICLES})$`, 'u')
/** Right after ASCII, or after the slash of a host. What goes on in Hangul, as 'C언어', is a name. */
const PARTICLE_OF_PATH = new RegExp(`(?<=^/|[a-z0-9])(?:${PARTICLES})(?![\\p{L}\\p{N}_/=-])`, 'iu')
const HIRAGANA_OF_PATH = /(?<=[a-z0-9])\p{Script=Hiragana}/iu
const CJK_OF_PATH = new RegExp(`(?<=[a-z0-9])${CJK}`, 'iu')
const AFTER_CJK = new RegExp(`${CJK}$`, 'u')

/** Punctuation that closes a sentence. */
const CLOSING = /[.,:;!?*_~'،؛؟–-]+$/u
/** Where the next address begins, in a list without spaces; after a slash it is a part of this one. */
const NEXT_ADDRESS = /[,;|](?=https?:\/\/)/iu
/** An apostrophe is part of a name where letters follow, but for that of the genitive. */
const APOSTROPHE = /'(?![a-z])|'s$/iu

/** Addresses with their places, `{index, address}`, in the order of the text. */
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

/** Without the words around it; where Chinese or Japanese goes right into it, it most likely goes on right after it. */
function withoutSentence(match, afterCjk) {
  const [origin] = /^https?:\/\/[^/?#]*/iu.exec(match)
  const host = hostOf(origin)
  if (host !== origin) return host
  const ends = [APOSTROPHE, PARTICLE_OF_PATH, HIRAGANA_OF_PATH, ...(afterCjk ? [CJK_OF_PATH] : [])]
  return origin + ends.reduce(before, match.slice(origin.length))
}

/** In front of its last part a name may have letters of several scripts. */
function hostOf(origin) {
  const plain = before(before(origin, /['–]/u), END_OF_PORT)
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf('/')) + 1
  return before(plain.slice(0, last) + before(plain.slice(last), END_OF_ASCII), PARTICLE_OF_HOST)
}

function before(text, end) {
  const at = text.search(end)
  return at < 0 ? text : text.slice(0, at)
}

/** Without punctuation that closes a sentence, and what comes after a bracket that was opened in front of the address. */
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
    const { protocol, hostname } = new URL(address)
    return (protocol === 'http:' || protocol === 'https:') && hostname !== ''
  } catch {
    return false
  }
}
