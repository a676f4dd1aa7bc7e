import { fence } from './formatting.js'

/** Pasted text that looks like code has at least this many lines. */
const LINES = 3
const INDENTED = /^(?: {2,}|\t)\S/gm
/** Editors mark what they copy, or copy it as preformatted HTML. */
const OF_EDITOR = /<pre|font-family:[^;"]*(?:mono|consolas|menlo|courier)/i

/**
 * Offers to put fences around pasted code. The offer goes with the next change of the field. `replace(text, start, end)` types a text in
 * place of a part of the field. Returns a function that takes the offer back.
 */
export function offerFence(field, place, replace) {
  let pasted = null
  field.addEventListener('paste', ({ clipboardData }) => {
    const text = clipboardData.getData('text/plain').replace(/\r\n?/g, '\n')
    const code = isCode(text, clipboardData.getData('text/html'), [...clipboardData.types])
    pasted = code ? { start: field.selectionStart, text } : null
  })
  field.addEventListener('input', ({ inputType }) => {
    if (!pasted || inputType !== 'insertFromPaste') return place.replaceChildren()
    const { start, text } = pasted
    pasted = null
    if (field.value.slice(start, start + text.length) === text && !isInFence(field.value, start)) place.replaceChildren(offer(start, text))
  })

  const offer = (start, text) => {
    const shown = document.getElementById('code-offer').content.firstElementChild.cloneNode(true)
    shown.querySelector('button').addEventListener('click', () => {
      const fenced = fence(field.value, start, start + text.length)
      replace(fenced.text, fenced.start, fenced.end)
      place.replaceChildren()
      field.focus()
    })
    return shown
  }
  return () => place.replaceChildren()
}

/** Whether a text comes from an editor, or has indented lines as code has. Does not access the page. */
export function isCode(text, html, types) {
  if (text.includes('```') || text.trim().split('\n').length < LINES) return false
  return types.includes('vscode-editor-data') || OF_EDITOR.test(html) || (text.match(INDENTED)?.length ?? 0) >= LINES
}

/** Whether an odd number of fences comes before a place. */
export function isInFence(value, at) {
  return (value.slice(0, at).match(/^```/gm)?.length ?? 0) % 2 === 1
}
