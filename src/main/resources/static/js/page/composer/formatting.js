const APPLE = /Mac|iPhone|iPad/.test(navigator.platform)
/** The marks of the keys. Asterisks, because underscores mark nothing next to a letter. */
const MARKS = { KeyB: '**', KeyI: '*', KeyX: '~~', KeyE: '`' }
const WITH_SHIFT = new Set(['KeyX'])

/**
 * Ctrl (Cmd) with B, I, E, and Shift+X format what is selected in a field, or take the marks away again. `replace(text, start, end)` types a
 * text in place of a part of the field.
 */
export function formatOnKeys(field, replace) {
  field.addEventListener('keydown', (event) => {
    const { code, ctrlKey, metaKey, altKey, shiftKey, isComposing } = event
    const mark = MARKS[code]
    // Keys of an input method have their own meaning, and on a Mac Ctrl+E goes to the end of the line.
    if (!mark || isComposing || altKey || shiftKey !== WITH_SHIFT.has(code) || !(APPLE ? metaKey && !ctrlKey : ctrlKey && !metaKey)) return
    event.preventDefault()
    const { text, start, end, from, to } = format(field.value, field.selectionStart, field.selectionEnd, mark)
    if (replace(text, start, end) !== false) field.setSelectionRange(from, to)
  })
}

/**
 * Returns what is to be typed in place of a part of a text, `{text, start, end}`, and what is selected then, `{from, to}`. Does not access
 * the page.
 */
export function format(value, selectionStart, selectionEnd, mark) {
  const selected = value.slice(selectionStart, selectionEnd)
  if (mark === '`' && selected.includes('\n')) return fence(value, selectionStart, selectionEnd)
  // Marks do not count next to a space.
  const start = selectionStart + (selected.length - selected.trimStart().length)
  const end = Math.max(start, selectionStart + selected.trimEnd().length)
  const inner = value.slice(start, end)
  const { length } = mark
  if (isMarked(value, start - length, end, mark)) {
    return { text: inner, start: start - length, end: end + length, from: start - length, to: end - length }
  }
  return { text: mark + inner + mark, start, end, from: start + length, to: end + length }
}

/** Returns the lines of a selection between fences, which stand on lines of their own. */
export function fence(value, start, end) {
  const before = start > 0 && value[start - 1] !== '\n' ? '\n```\n' : '```\n'
  const after = end < value.length && value[end] !== '\n' ? '\n```\n' : '\n```'
  const lines = value.slice(start, end).replace(/\n$/, '')
  return { text: before + lines + after, start, end, from: start + before.length, to: start + before.length + lines.length }
}

/** Whether exactly this mark is on both sides: one of two asterisks is not emphasis. */
function isMarked(value, before, after, mark) {
  const { length } = mark
  if (before < 0 || value.slice(before, before + length) !== mark || value.slice(after, after + length) !== mark) return false
  return value[before - 1] !== mark[0] && value[after + length] !== mark[0]
}
