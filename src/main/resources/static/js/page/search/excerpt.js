/** The maximum number of characters of a text that are shown. */
const LENGTH = 180
/** How many of them stand before the first mark, at most. */
const BEFORE = 40

/**
 * Returns the part of a text around its first mark, as pieces `{text, marked}`. Marks are pairs of an index and a length, in code
 * points. Does not access the page.
 */
export function excerpt(text, marks) {
  const letters = [...text]
  const first = marks[0]?.[0] ?? 0
  const from = letters.length <= LENGTH || first <= BEFORE ? 0 : Math.min(first - BEFORE, letters.length - LENGTH)
  const to = Math.min(letters.length, from + LENGTH)
  const pieces = []
  const add = (start, end, marked) => end > start && pieces.push({ text: letters.slice(start, end).join(''), marked })
  let at = from
  for (const [start, length] of marks) {
    if (start >= to) break
    add(at, Math.max(at, start), false)
    add(Math.max(at, start), Math.min(to, start + length), true)
    at = Math.max(at, Math.min(to, start + length))
  }
  add(at, to, false)
  if (from > 0) pieces.unshift({ text: '…', marked: false })
  if (to < letters.length) pieces.push({ text: '…', marked: false })
  return pieces
}

/** Returns pieces of text as a fragment, the marked ones as <mark>. */
export function markedText(pieces) {
  const fragment = document.createDocumentFragment()
  for (const { text, marked } of pieces) {
    if (!marked) fragment.append(text)
    else fragment.append(Object.assign(document.createElement('mark'), { textContent: text }))
  }
  return fragment
}
