const SKIPPED = 'a, code, pre, .mention'

/**
 * Marks the mentions in a text that an element shows, formatted or not. A mention has the person's present name; that of a deleted
 * account is as it was written, and cannot be pressed. Nothing is marked in links and code. `self` is the id of the user, whose own mentions stand out.
 */
export function markMentions(element, { text, mentions = [] }, self = document.body.dataset.account) {
  if (mentions.length === 0) return
  const characters = [...text]
  // From the end, so that the places of those before stay what they are.
  for (const { id, name, at, length } of [...mentions].reverse()) {
    const written = characters.slice(at, at + length).join('')
    const range = rangeOf(element, written, count(characters.slice(0, at + length - 1).join(''), written))
    if (!range) continue
    const mention = document.createElement('bdi')
    mention.className = 'mention'
    mention.dataset.account = id
    if (id === self) mention.dataset.own = ''
    if (name !== undefined) {
      mention.setAttribute('role', 'button')
      mention.tabIndex = 0
    }
    mention.textContent = name === undefined ? written : `@${name}`
    range.deleteContents()
    range.insertNode(mention)
  }
}

/** Shows the new names of people, by their ids, in the mentions of some rows. */
export function renameMentions(rows, known) {
  for (const element of rows.querySelectorAll('.mention')) {
    const name = known.get(element.dataset.account)?.name
    if (name !== undefined && element.textContent !== `@${name}`) element.textContent = `@${name}`
  }
}

function count(text, part) {
  let found = 0
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found++
  return found
}

/** Returns where the element shows a text that it has shown a number of times before; null if it does not, or in a link or code. */
function rangeOf(element, written, before) {
  let left = before
  const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    for (let at = node.data.indexOf(written); at >= 0; at = node.data.indexOf(written, at + 1)) {
      if (left-- > 0) continue
      if (node.parentElement.closest(SKIPPED)) return null
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + written.length)
      return range
    }
  }
  return null
}
