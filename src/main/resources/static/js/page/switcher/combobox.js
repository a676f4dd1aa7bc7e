/**
 * A text field with a list of options. The focus stays in the field; the arrows move through the options, wrapping around, and
 * Enter chooses the active one. Keys that an input method handles are left to it: Enter ends a composition and chooses nothing.
 * In Hangul the arrows do move, because there are no candidates to choose from. Some systems fire the same key press again
 * afterwards, which is then ignored.
 */
const HANGUL = /^[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]+$/u
const BY_INPUT_METHOD = 229
const STEPS = { ArrowDown: 1, ArrowUp: -1 }

export class Combobox {
  #field
  #list
  #active = null
  #moved = false
  #composed = ''
  #taken = null

  /** `choose(option)` is called with the element of the chosen option. */
  constructor(field, list, choose) {
    this.#field = field
    this.#list = list
    field.addEventListener('compositionstart', () => (this.#composed = ''))
    field.addEventListener('compositionupdate', (event) => (this.#composed = event.data))
    field.addEventListener('keydown', (event) => this.#press(event, choose))
    field.addEventListener('keyup', () => (this.#taken = null))
    // A press on the list must not take the focus from the field.
    list.addEventListener('mousedown', (event) => event.preventDefault())
    list.addEventListener('click', (event) => {
      const option = event.target.closest('[role="option"]')
      if (!option) return
      this.#activate(option)
      choose(option, event)
    })
  }

  /**
   * The options were rendered again: activates the first one, or the one that the arrows had reached, found by its id, if it is
   * still there.
   */
  redrawn({ afresh = false } = {}) {
    const options = this.#options
    this.#moved &&= !afresh
    const same = this.#moved && options.find(({ id }) => id === this.#active?.id)
    this.#activate(same || options[0] || null)
    this.#field.setAttribute('aria-expanded', String(options.length > 0))
  }

  #press(event, choose) {
    // On Windows a key that the input method handles is named 'Process'; its code is still the same.
    const key = event.key === 'Process' ? event.code : event.key
    const composing = event.isComposing || event.keyCode === BY_INPUT_METHOD
    if (!composing && !event.repeat && this.#taken === key) return
    if (composing) this.#taken = key
    if (event.shiftKey || event.altKey) return
    if (key in STEPS && (!composing || HANGUL.test(this.#composed))) this.#step(event, STEPS[key])
    if (key === 'Enter' && !composing && !event.repeat) {
      event.preventDefault()
      if (this.#active) choose(this.#active, event)
    }
  }

  #step(event, step) {
    event.preventDefault()
    const options = this.#options
    if (options.length === 0) return
    this.#moved = true
    const at = options.indexOf(this.#active)
    this.#activate(options.at((at + step) % options.length))
  }

  #activate(option) {
    this.#active?.setAttribute('aria-selected', 'false')
    this.#active = option
    if (!option) return this.#field.removeAttribute('aria-activedescendant')
    option.setAttribute('aria-selected', 'true')
    option.scrollIntoView({ block: 'nearest' })
    this.#field.setAttribute('aria-activedescendant', option.id)
  }

  get #options() {
    return [...this.#list.querySelectorAll('[role="option"]')]
  }
}
