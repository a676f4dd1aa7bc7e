/** Whether a dialog, menu or sheet is open above the page, to which keys belong then. A tooltip does not count. */
export function isSomethingAbove() {
  return document.querySelector('dialog[open], :popover-open:not(.tooltip)') !== null
}
