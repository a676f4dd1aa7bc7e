import { isSomethingAbove } from '../above.js'

const APPLE = /Mac|iPhone|iPad/.test(navigator.platform)

/**
 * Ctrl+F (Cmd+F) searches the open room, and with Shift all rooms. In the field of the search, Ctrl+F is the browser's own search.
 * `search(everywhere)` opens the search.
 */
export function listenToSearchKeys(field, search) {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || !isShortcut(event) || isSomethingAbove()) return
    if (!event.shiftKey && document.activeElement === field) return
    event.preventDefault()
    search(event.shiftKey)
  })
}

/** Compares the letter, or the key's position while the keyboard types another alphabet. */
function isShortcut({ key, code, ctrlKey, metaKey, altKey }) {
  const letter = key.toLowerCase() === 'f' || (code === 'KeyF' && !/^[a-z]$/i.test(key))
  return letter && (APPLE ? metaKey && !ctrlKey : ctrlKey && !metaKey) && !altKey
}
