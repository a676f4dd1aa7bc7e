/**
 * The elements and attributes that the server writes in a formatted text. It has escaped everything else; this list makes a mistake
 * there harmless.
 */
const ATTRIBUTES = {
  em: [],
  strong: [],
  del: [],
  code: ['class'],
  pre: [],
  blockquote: [],
  ul: [],
  ol: ['start'],
  li: ['class'],
  a: ['href', 'dir', 'target', 'rel'],
}
const WEB = /^https?:\/\//i
/** Elements on lines of their own. */
const BLOCK = /<\/?(?:pre|blockquote|ul|ol|li)\b[^>]*>/g

/** Returns the text of a message as a fragment. `html` is missing if the text is plain. */
export function markup({ text, html }) {
  if (!html) return document.createTextNode(text)
  const template = document.createElement('template')
  template.innerHTML = html
  for (const element of template.content.querySelectorAll('*')) check(element)
  return template.content
}

/** Returns the text of a message without its marks. */
export function plainText(message) {
  return message.html ? separated(message).textContent.trim() : message.text
}

/** Returns the text of a message like {@link markup}, with spaces around what has lines of its own, for a text on one line. */
export function separated({ text, html }) {
  return markup({ text, html: html?.replace(BLOCK, ' $& ') })
}

function check(element) {
  const allowed = ATTRIBUTES[element.localName]
  if (!allowed) return element.replaceWith(element.textContent)
  for (const { name, value } of [...element.attributes]) {
    if (!allowed.includes(name) || (name === 'href' && !WEB.test(value))) element.removeAttribute(name)
  }
}
