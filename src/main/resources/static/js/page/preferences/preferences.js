import { Slot } from '../panel/slot.js'

/** Below this width, the list of sections and the open one are pages. */
const NARROW = matchMedia('(max-width: 44.99rem)')
/** The list of sections, which is shown alone only on a phone. */
export const MENU = 'menu'

/**
 * Opens the preferences over the chat: a dialog with the sections of the account's pages. A link to one of these pages opens it,
 * and so does the address (`?preferences=devices`); Back and Escape close it. Its script is loaded when it opens for the first
 * time. Without scripts the links lead to the pages.
 */
export class Preferences {
  #element = document.getElementById('preferences')
  #sections = [...this.#element.querySelectorAll('a[data-section]')]
  #slot = new Slot([MENU, ...this.#sections.map(({ dataset }) => dataset.section)], null, 'preferences')
  #given
  #dialog = null
  #opener = null

  /** `given` is what PreferencesDialog needs from the page. */
  constructor(given) {
    this.#given = given
    this.#slot.addEventListener('change', () => this.#draw())
    document.addEventListener('click', (event) => this.#click(event))
    if (this.#slot.shown) this.#draw()
  }

  #click(event) {
    const { target, button, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented } = event
    const link = target.closest('a[href]')
    if (!link || defaultPrevented || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return
    const language = this.#element.contains(link) && link.hreflang
    const section = this.#sections.find(({ pathname }) => pathname === link.pathname)?.dataset.section
    if (!section || link.origin !== location.origin) return
    event.preventDefault()
    if (language) speak(language)
    else this.#open(section, link)
  }

  /** On a phone the list comes first, unless the link is to a particular section. */
  #open(section, link) {
    const within = this.#element.contains(link)
    if (!within) {
      this.#opener = link
      link.closest('dialog')?.close() // such as the own profile, which leads here
    }
    const first = NARROW.matches && !within && section === this.#sections[0].dataset.section
    this.#slot.open(first ? MENU : section, { deeper: within && this.#slot.shown === MENU && NARROW.matches })
  }

  async #draw() {
    try {
      const { PreferencesDialog } = await import('./dialog.js')
      this.#dialog ??= new PreferencesDialog(this.#element, {
        ...this.#given,
        back: () => this.#slot.back(MENU),
        closed: () => this.#closed(),
      })
    } catch {
      // The script could not be loaded; the page of the section may be.
      if (this.#slot.shown) location.assign(this.#sections.find(({ dataset }) => dataset.section === this.#slot.shown) ?? this.#sections[0])
      return
    }
    if (this.#slot.shown) this.#dialog.show(this.#slot.shown)
    else this.#dialog.close()
  }

  /** A menu that had the link is closed by now: its button gets the focus. */
  #closed() {
    this.#slot.close()
    const menu = this.#opener?.closest('[popover]')
    const opener = menu ? document.querySelector(`[popovertarget="${menu.id}"]`) : this.#opener
    if (document.activeElement === document.body || !document.activeElement.checkVisibility()) opener?.focus({ preventScroll: true })
    this.#opener = null
  }
}

/** The page is loaded again in the other language, at the same place. */
function speak(language) {
  const address = new URL(location.href)
  address.searchParams.set('lang', language)
  location.assign(address)
}
