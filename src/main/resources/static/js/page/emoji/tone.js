import { recall, remember } from '../stored.js'

const KEY = 'maru.emoji.tone'
/** Unicode's modifiers from light to dark. The first entry stands for an emoji without a modifier. */
const MODIFIERS = ['', '\u{1f3fb}', '\u{1f3fc}', '\u{1f3fd}', '\u{1f3fe}', '\u{1f3ff}']
/** Each person in a sequence has the tone. The hands that two people shake within a sequence have none. */
const PEOPLE = /(?<!\u200d(?=\u{1f91d}))(\p{Emoji_Modifier_Base})\ufe0f?/gu

/** Returns an emoji that has skin tones in one of them; `tone` is a number from 0, no tone, to 5. */
export function toned(emoji, tone) {
  return tone === 0 ? emoji : emoji.replace(PEOPLE, `$1${MODIFIERS[tone]}`)
}

/** Returns the text of an emoji of the list in a tone, by default the chosen one. */
export function textOf({ text, hasTones }, tone = chosenTone()) {
  return hasTones ? toned(text, tone) : text
}

/** The tone that was chosen in this browser. */
export function chosenTone() {
  const tone = Number(recall(KEY))
  return MODIFIERS[tone] === undefined ? 0 : tone
}

export function chooseTone(tone) {
  remember(KEY, tone === 0 ? null : String(tone))
}
