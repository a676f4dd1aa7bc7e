/** The maximum length of a message in Unicode code points, as the server counts them. */
export const TEXT_LIMIT = Number(document.body.dataset.textLimit)

export function countCharacters(text) {
  let count = text.length
  for (let i = 0; i < text.length - 1; i++) {
    if (isHigh(text.charCodeAt(i)) && isLow(text.charCodeAt(i + 1))) count--
  }
  return count
}

/** Returns the text that is sent: without empty lines around it, and without lone surrogates, which are not valid in JSON. */
export function sendable(text) {
  const trimmed = text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd()
  return trimmed.toWellFormed?.() ?? trimmed
}

/** Returns the beginning of a text on one line, at most that many characters and an ellipsis, as the server's excerpts. */
export function beginning(text, length) {
  const letters = [...text.replace(/\s+/gu, ' ').trim()]
  return letters.length <= length ? letters.join('') : `${letters.slice(0, length).join('').trimEnd()}…`
}

const MOSTLY = /\p{Emoji_Presentation}|\ufe0f|\p{Regional_Indicator}/u
const ONLY = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[0-9#*]\ufe0f\u20e3|[\u200d\ufe0f\s]|[\u{e0020}-\u{e007f}])+$/u
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Whether the text is one to six emoji and nothing else. */
export function isEmojiOnly(text) {
  if (text.length > 100 || !MOSTLY.test(text) || !ONLY.test(text)) return false
  return [...graphemes.segment(text.replace(/\s/g, ''))].length <= 6
}

function isHigh(unit) {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLow(unit) {
  return unit >= 0xdc00 && unit <= 0xdfff
}
