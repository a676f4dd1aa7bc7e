import { chooseTheme, chosenTheme } from './theme.js'

/** The three themes side by side. A choice applies at once, and is shown by the other switches of the page. */
class MaruThemeChoice extends HTMLElement {
  #show = ({ detail }) => this.#check(detail)

  connectedCallback() {
    this.addEventListener('change', ({ target }) => chooseTheme(target.value))
    document.addEventListener('theme', this.#show)
    this.#check(chosenTheme())
    this.hidden = false
  }

  disconnectedCallback() {
    document.removeEventListener('theme', this.#show)
  }

  #check(choice) {
    this.querySelector(`[value="${choice}"]`).checked = true
  }
}

customElements.define('maru-theme-choice', MaruThemeChoice)
