import { isInFence } from './paste.js'

const STEP = '  '

/**
 * Tab indents in a fence, and Shift+Tab takes an indent back. After Escape, Tab leaves the field as everywhere else, so the keyboard
 * is not trapped. `replace(text, start, end)` types a text in place of a part of the field.
 */
export function indentOnTab(field, replace) {
  let leaves = false
  field.addEventListener('blur', () => (leaves = false))
  field.addEventListener('input', () => (leaves = false))
  field.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, isComposing, defaultPrevented } = event
    if (key === 'Escape') leaves = true
    if (key !== 'Tab' || leaves || defaultPrevented || isComposing || ctrlKey || metaKey || altKey || !isInFence(field.value, field.selectionStart)) return
    event.preventDefault()
    const change = indent(field.value, field.selectionStart, field.selectionEnd, shiftKey)
    if (change && replace(change.text, change.start, change.end) !== false) field.setSelectionRange(change.from, change.to)
  })
}

/**
 * Returns what is to be typed in place of a part of a text, `{text, start, end}`, and what is selected then, `{from, to}`; null if
 * nothing changes. A selection within a line is replaced by an indent. Does not access the page.
 */
export function indent(value, selectionStart, selectionEnd, back = false) {
  if (!back && !value.slice(selectionStart, selectionEnd).includes('\n')) {
    const at = selectionStart + STEP.length
    return { text: STEP, start: selectionStart, end: selectionEnd, from: at, to: at }
  }
  const start = value.lastIndexOf('\n', selectionStart - 1) + 1
  // A line of which nothing is selected stays as it is.
  const last = selectionEnd > selectionStart && value[selectionEnd - 1] === '\n' ? selectionEnd - 1 : selectionEnd
  const end = value.indexOf('\n', last) < 0 ? value.length : value.indexOf('\n', last)
  const lines = value.slice(start, end).split('\n')
  const after = lines.map((line) => (back ? line.replace(/^(?: {1,2}|\t)/, '') : line && STEP + line))
  const text = after.join('\n')
  if (text === value.slice(start, end)) return null
  const from = Math.max(start, selectionStart + after[0].length - lines[0].length)
  return { text, start, end, from, to: Math.max(from, selectionEnd + text.length - (end - start)) }
}
