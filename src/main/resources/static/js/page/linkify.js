import { findAddresses } from './addresses.js'

/** Returns the text as a fragment of text nodes and links. Nothing is parsed as HTML. */
export function linkify(text) {
  const fragment = document.createDocumentFragment()
  let from = 0
  for (const { index, address } of findAddresses(text)) {
    fragment.append(text.slice(from, index), link(address))
    from = index + address.length
  }
  fragment.append(text.slice(from))
  return fragment
}

function link(address) {
  const anchor = document.createElement('a')
  anchor.href = address
  // Also isolates the link from direction-changing characters in front of it.
  anchor.dir = 'ltr'
  anchor.target = '_blank'
  anchor.rel = 'noopener noreferrer'
  anchor.textContent = address
  return anchor
}
