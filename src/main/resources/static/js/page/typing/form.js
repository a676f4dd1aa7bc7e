import { TypingChoice } from './choice.js'

/** The switch of the preferences that hides who is typing. It applies at once. */
class MaruTyping extends HTMLElement {
  #connected

  connectedCallback() {
    this.#connected = new AbortController()
    const choice = new TypingChoice(this.dataset.account)
    const field = this.querySelector('input')
    const show = () => (field.checked = choice.shown)
    choice.onChange(show, this.#connected.signal)
    field.addEventListener('change', () => (choice.shown = field.checked), { signal: this.#connected.signal })
    show()
    this.hidden = false
  }

  disconnectedCallback() {
    this.#connected.abort()
  }
}

customElements.define('maru-typing', MaruTyping)
