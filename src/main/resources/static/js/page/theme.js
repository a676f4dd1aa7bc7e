import { words } from './words.js'
import { recall, remember } from './stored.js'

const KEY = 'maru.theme'
const CHOICES = ['system', 'light', 'dark']

/** Returns 'system', 'light' or 'dark'. The choice belongs to the browser; /js/theme.js applies it before the first paint. */
export function chosenTheme() {
  const stored = recall(KEY)
  return CHOICES.includes(stored) ? stored : 'system'
}

/** Applies a theme at once. Fires 'theme' at the document, as a choice in another tab does. */
export function chooseTheme(choice) {
  remember(KEY, choice === 'system' ? null : choice)
  apply(choice)
}

function apply(choice) {
  if (choice === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = choice
  tintBrowser()
  document.dispatchEvent(new CustomEvent('theme', { detail: choice }))
}

/** Sets the colour that phones use for the browser's bar. */
function tintBrowser() {
  document.querySelector('meta[name="theme-color"]').content = getComputedStyle(document.documentElement).backgroundColor
}

addEventListener('storage', ({ key }) => key === KEY && apply(chosenTheme()))
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', tintBrowser)

/** The theme switch: one button that cycles through system, light and dark. */
class MaruTheme extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector('button')
    this.button.addEventListener('click', () => {
      chooseTheme(CHOICES[(CHOICES.indexOf(this.dataset.choice) + 1) % CHOICES.length])
    })
    document.addEventListener('theme', ({ detail }) => this.show(detail))
    this.show(chosenTheme())
    tintBrowser()
    this.hidden = false
  }

  show(choice) {
    this.dataset.choice = choice
    this.button.setAttribute('aria-label', words.theme[choice])
    this.button.title = words.theme[choice]
    this.querySelector('[data-part="choice"]').textContent = words.theme[choice]
  }
}

customElements.define('maru-theme', MaruTheme)
