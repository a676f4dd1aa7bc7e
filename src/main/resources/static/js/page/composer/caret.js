/**
 * Replaces a part of a text field as if the user had typed, so that undo works and an input event follows. The caret is after the text
 * then, and the field has the focus.
 */
export function typeInto(field, text, start = field.selectionStart, end = field.selectionEnd) {
  field.focus()
  field.setSelectionRange(start, end)
  // Deprecated, but the only way that keeps the browser's undo history.
  if (document.execCommand('insertText', false, text)) return
  field.setRangeText(text, start, end, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }))
}
