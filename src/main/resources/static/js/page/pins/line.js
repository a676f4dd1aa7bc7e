/** The number of characters of a message that one line shows, as in the server's excerpts. */
const LENGTH = 100

/** Returns the beginning of a text on one line. */
export function lineOf(text) {
  const letters = [...text.replace(/\s+/gu, ' ').trim()]
  return letters.length > LENGTH ? `${letters.slice(0, LENGTH).join('').trimEnd()}…` : letters.join('')
}
