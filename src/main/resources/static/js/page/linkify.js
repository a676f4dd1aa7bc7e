// Characters that change the direction of text end an address: with them it could be shown as another one.
const ADDRESS = /https?:\/\/[^\s<>"'`\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u3000-\u303f\uff00-\uffef]+/giu

/** The text as a fragment of text nodes and links. Nothing is ever parsed as HTML. */
export function linkify(text) {
  const fragment = document.createDocumentFragment()
  let from = 0
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimmed(match[0])
    if (!isWeb(address)) continue
    fragment.append(text.slice(from, match.index), link(address))
    from = match.index + address.length
  }
  fragment.append(text.slice(from))
  return fragment
}

function link(address) {
  const anchor = document.createElement('a')
  anchor.href = address
  // Isolates it, too, from such characters in front of it.
  anchor.dir = 'ltr'
  anchor.target = '_blank'
  anchor.rel = 'noopener noreferrer'
  anchor.textContent = address
  return anchor
}

/** Without what belongs to the sentence around it: closing punctuation, and a Korean particle right after the host. */
function trimmed(address) {
  let end = address.replace(/^(https?:\/\/[a-z0-9.-]+\.[a-z]{2,}(?::\d+)?)[\uac00-\ud7a3].*$/iu, '$1')
  for (;;) {
    const last = end.at(-1)
    if ('.,:;!?*_~…'.includes(last)) end = end.slice(0, -1)
    else if (')]}'.includes(last) && !isClosed(end, last)) end = end.slice(0, -1)
    else return end
  }
}

function isClosed(address, closing) {
  const opening = { ')': '(', ']': '[', '}': '{' }[closing]
  return address.split(opening).length >= address.split(closing).length
}

function isWeb(address) {
  try {
    const { protocol, hostname } = new URL(address)
    return (protocol === 'http:' || protocol === 'https:') && hostname !== ''
  } catch {
    return false
  }
}
