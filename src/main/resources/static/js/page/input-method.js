const BY_INPUT_METHOD = 229
const HANGUL = /^[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]+$/u

/** Tells which keys pressed in a text field belong to an input method. */
export class InputMethodKeys {
  #composed = ''
  #taken = null

  constructor(field) {
    field.addEventListener('compositionstart', () => (this.#composed = ''))
    field.addEventListener('compositionupdate', ({ data }) => (this.#composed = data))
    field.addEventListener('keyup', () => (this.#taken = null))
  }

  /**
   * Reads a keydown event. `composing` is whether an input method handles the key; `hangul` whether it has no candidates to choose
   * from; `again` whether this is a second event for a key press that an input method has handled, as some systems fire it.
   */
  read(event) {
    // On Windows a key that the input method handles is named 'Process'; its code is still the same.
    const key = event.key === 'Process' ? event.code : event.key
    const composing = event.isComposing || event.keyCode === BY_INPUT_METHOD
    const again = !composing && !event.repeat && this.#taken === key
    if (composing) this.#taken = key
    return { key, composing, again, hangul: HANGUL.test(this.#composed) }
  }
}
