import { words } from './words.js'
import { recall, remember } from './stored.js'

const CHOICES = ['system', 'light', 'dark']

/** The theme switch: one button that cycles through system, light and dark. */
class MaruTheme extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector('button')
    this.button.addEventListener('click', () => this.choose(CHOICES[(CHOICES.indexOf(this.choice) + 1) % CHOICES.length]))
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', tintBrowser)
    this.show()
    this.hidden = false
  }

  get choice() {
    const stored = recall('maru.theme')
    return CHOICES.includes(stored) ? stored : 'system'
  }

  choose(choice) {
    remember('maru.theme', choice === 'system' ? null : choice)
    if (choice === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = choice
    this.show(choice)
  }

  show(choice = this.choice) {
    this.dataset.choice = choice
    this.button.setAttribute('aria-label', words.theme[choice])
    this.button.title = words.theme[choice]
    this.querySelector('[data-part="choice"]').textContent = words.theme[choice]
    tintBrowser()
  }
}

/** Sets the colour that phones use for the browser's bar. */
function tintBrowser() {
  document.querySelector('meta[name="theme-color"]').content = getComputedStyle(document.documentElement).backgroundColor
}

customElements.define('maru-theme', MaruTheme)
