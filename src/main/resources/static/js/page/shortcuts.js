import { isSomethingAbove } from './above.js'
import { closeBeside } from './beside.js'
import { isListed } from './rooms/collapsing.js'
import { neighbour } from './rooms/neighbour.js'

const APPLE = /Mac|iPhone|iPad/.test(navigator.platform)
const APPLE_KEYS = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧' }
const STEPS = { ArrowUp: -1, ArrowDown: 1 }

/**
 * Shortcuts for the list of rooms. Alt with the up or down arrow opens the room before or after the open one; with Shift, only one
 * that has unread messages. Shift+Escape marks all rooms as read. Ctrl+/ (Cmd+/) opens and closes the list of all shortcuts.
 * `opener` opens it, too; it is an item of a menu.
 */
export function listenToShortcuts({ list, help, opener, readAll }) {
  for (const key of APPLE ? help.querySelectorAll('kbd') : []) key.textContent = APPLE_KEYS[key.textContent] ?? key.textContent
  opener.querySelector('[data-part="keys-shortcut"]').dataset.keys = APPLE ? '⌘/' : 'Ctrl /'
  opener.addEventListener('click', () => {
    opener.closest('[popover]').hidePopover() // the focus returns to the button of the menu
    help.showModal()
  })
  closeBeside(help)
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return
    const action = actionOf(event, { list, help, readAll })
    if (!action) return
    event.preventDefault()
    if (!event.repeat) action()
  })
}

function actionOf(event, { list, help, readAll }) {
  if (isHelp(event) && help.open) return () => help.close()
  if (document.querySelector('dialog[open]')) return null
  if (isHelp(event)) return () => help.showModal()
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event
  if (ctrlKey || metaKey) return null
  if (altKey && STEPS[key]) return () => open(list, STEPS[key], shiftKey)
  // A browser or an assistive technology closes an open menu with Escape, whatever else is pressed.
  return key === 'Escape' && shiftKey && !altKey && !isSomethingAbove() ? readAll : null
}

/** The slash is typed with Shift on some keyboards, so Shift does not matter. */
function isHelp({ key, code, ctrlKey, metaKey, altKey }) {
  return (key === '/' || code === 'Slash') && (APPLE ? metaKey && !ctrlKey : ctrlKey && !metaKey) && !altKey
}

function open(list, step, onlyUnread) {
  const links = [...list.querySelectorAll('.rooms-link[data-room]')].filter((link) => isListed(link.closest('li')))
  const isWanted = (link) => !onlyUnread || 'some' in link.dataset
  neighbour(links, list.querySelector('.rooms-link[aria-current]'), step, isWanted)?.click()
}
