import { ADDRESS, isCode } from '../emoji/shortcode.js'

const MAX_NAME = 40
const TYPED = new RegExp(`(^|[^\\p{L}\\p{N}_]|\\p{sc=Hangul})([@＠])((?:[^\\s@＠][^\\n@＠]{0,${MAX_NAME - 1}})?)$`, 'u')

/**
 * Finds a name at the caret that begins with an at sign, for Completion: `{ start, end, query, complete }`, or null. It begins at the
 * start, after a space or another character that is not a letter, and directly after Hangul, but not in an address or code. Does not
 * access the page.
 */
export function nameAt(text, caret) {
  if (/[\p{L}\p{N}]/u.test(text.charAt(caret))) return null
  const line = text.slice(text.lastIndexOf('\n', caret - 1) + 1, caret)
  const typed = TYPED.exec(line)
  if (!typed) return null
  const [, , , query] = typed
  const start = caret - query.length - 1
  const before = text.slice(0, start)
  if (ADDRESS.test(before.slice(before.search(/\S*$/))) || isCode(before, before.slice(before.lastIndexOf('\n') + 1))) return null
  return { start, end: caret, query, complete: false }
}
