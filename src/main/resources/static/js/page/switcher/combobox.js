/**
 * A text field over a list of options: the focus stays in the field, arrows go round the options, Enter takes the one they stand on.
 * What an input method takes is left to it: Enter ends a composition and chooses nothing. While Hangul is composed the arrows
 * move, as there are no candidates among which they could; some systems then send the same press again, which is not heard twice.
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

  /** `choose(option)` is called with the option's element. */
  constructor(field, list, choose) {
    this.#field = field
    this.#list = list
    field.addEventListener('compositionstart', () => (this.#composed = ''))
    field.addEventListener('compositionupdate', (event) => (this.#composed = event.data))
    field.addEventListener('keydown', (event) => this.#press(event, choose))
    field.addEventListener('keyup', () => (this.#taken = null))
    // Anywhere but on the field the pointer must not take the focus from it.
    list.addEventListener('mousedown', (event) => event.preventDefault())
    list.addEventListener('click', (event) => {
      const option = event.target.closest('[role="option"]')
      if (!option) return
      this.#stand(option)
      choose(option, event)
    })
  }

  /** The options have been drawn anew: stands on the first, or where the arrows have led to, by its id, unless they are others. */
  redrawn({ afresh = false } = {}) {
    const options = this.#options
    this.#moved &&= !afresh
    const same = this.#moved && options.find(({ id }) => id === this.#active?.id)
    this.#stand(same || options[0] || null)
    this.#field.setAttribute('aria-expanded', String(options.length > 0))
  }

  #press(event, choose) {
    // Windows calls a key that its input method takes 'Process'; its place on the keyboard is still the same.
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
    this.#stand(options.at((at + step) % options.length))
  }

  #stand(option) {
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
