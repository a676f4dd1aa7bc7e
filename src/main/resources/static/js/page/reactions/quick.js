import { clone, part } from '../timeline/row.js'
import { mostUsed } from './used.js'

const ACTION = 'react '

/** Fills the row of a message's menu with the emoji that the user reacts with most. The arrows to the left and right move within the row. */
export function fillQuick(menu) {
  const place = part(menu, 'quick')
  if (!place.quick) listen(place)
  place.quick = true
  const items = mostUsed().map((emoji) => {
    const item = clone('quick-reaction')
    item.dataset.action = ACTION + emoji
    item.textContent = emoji
    return item
  })
  place.replaceChildren(...items, place.lastElementChild)
}

/** Returns the emoji of an action in that row, or null. */
export function emojiOf(action) {
  return action.startsWith(ACTION) ? action.slice(ACTION.length) : null
}

function listen(place) {
  place.addEventListener('keydown', (event) => {
    const items = [...place.children]
    const others = [...place.parentElement.querySelectorAll(':scope > [role="menuitem"]:not([hidden])')]
    const at = items.indexOf(event.target)
    const to = {
      ArrowRight: items[(at + 1) % items.length],
      ArrowLeft: items.at(at - 1),
      ArrowDown: others[0],
      ArrowUp: others.at(-1),
    }[event.key]
    if (!to) return
    event.preventDefault()
    event.stopPropagation()
    to.focus()
  })
}
