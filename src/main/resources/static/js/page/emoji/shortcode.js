/**
 * Finds an emoji's name in colons at the caret. Does not access the page. A colon begins a name at the start, after a space or
 * punctuation, but not in an address, a time (10:30) or code. A name begins with a letter, so ':)' and ':-1' open nothing.
 */
const MAX_NAME = 40
const TYPED = new RegExp(`(^|[\\s\\p{Open_Punctuation}\\p{Initial_Punctuation}\\p{Extended_Pictographic}\\ufe0f"'!?,…~*>|])` +
  `:([\\p{L}\\p{N}_+-]{1,${MAX_NAME}})(:?)$`, 'u')
export const ADDRESS = /(:\/\/|^www\.)/i
const FENCE = /^[^\S\n]*```/gm

/**
 * Returns `{ start, end, query, complete }`, or null: where the name with its colon begins, where it ends, and whether a second colon
 * closes it. A name that is not closed needs two letters; a Hangul syllable counts as two, as it takes two keys.
 */
export function shortcodeAt(text, caret) {
  if (/[\p{L}\p{N}]/u.test(text.charAt(caret))) return null
  const line = text.slice(text.lastIndexOf('\n', caret - 1) + 1, caret)
  const typed = TYPED.exec(line)
  if (!typed) return null
  const [, , query, closed] = typed
  if (!closed && !(/^\p{L}/u.test(query) && keyCount(query) >= 2)) return null
  if (ADDRESS.test(line.slice(line.search(/\S*$/))) || isCode(text.slice(0, caret), line)) return null
  return { start: caret - query.length - closed.length - 1, end: caret, query, complete: closed === ':' }
}

function keyCount(query) {
  return [...query].reduce((count, letter) => count + (/[\uac00-\ud7a3]/.test(letter) ? 2 : 1), 0)
}

/** Whether the end of the text is in a fenced block or between backticks. */
export function isCode(text, line) {
  const fences = text.match(FENCE)?.length ?? 0
  return fences % 2 === 1 || (line.match(/`/g)?.length ?? 0) % 2 === 1
}
