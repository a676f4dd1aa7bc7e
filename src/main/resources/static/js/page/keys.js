import { isSomethingAbove } from './above.js'

/**
 * Keyboard navigation: Escape moves the focus to the composer, and so does typing anywhere. In an empty composer, the up arrow edits
 * the user's last message. The page keys scroll the timeline
 * from within the composer. In the timeline itself the arrows, page keys, Home and End scroll.
 */
export function listenToKeys(composer) {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const { field } = composer
    if (event.key === 'Escape' && !isSomethingAbove()) field.focus()
    else if (event.target === field && event.key === 'ArrowUp' && field.value === '' && !event.shiftKey) editLast(event)
    else if (event.target === field) turnPage(event, document.querySelector('maru-timeline [data-part="scroller"]'))
    else if (isWriting(event)) field.focus()
  })
}

/** In an empty field the arrow has nowhere to go. */
function editLast(event) {
  if (document.querySelector('maru-timeline').editLast()) event.preventDefault()
}

function turnPage(event, scroller) {
  const direction = { PageUp: -1, PageDown: 1 }[event.key]
  if (!direction || event.shiftKey) return
  event.preventDefault()
  scroller.scrollBy({ top: direction * scroller.clientHeight * 0.9 })
}

/** Whether a key types a character outside a text field. The space bar does not count: it scrolls or presses a button. */
function isWriting({ key, target }) {
  return [...key].length === 1 && key !== ' ' && !target.closest('input, textarea, select, dialog, [popover]')
}
