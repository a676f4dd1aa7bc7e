import { rove, stopAt } from '../roving.js'

/** Pixels between the menu and its button, and at least between the menu and the edge of the window. */
const GAP = 4
const EDGE = 8

/** The menu of a button: a popover in which the arrows move between items. */
export class Menu {
  #menu
  #button
  #opened = false

  /**
   * `choose(action)` is called with the data-action of the chosen item. Several buttons can share a menu; each one only hears of
   * the menu that it opened, until the signal.
   */
  constructor(menu, button, choose, signal) {
    this.#menu = menu
    this.#button = button
    rove(menu, () => this.#items, signal)
    menu.addEventListener('keydown', ({ key }) => this.#opened && key === 'Tab' && this.#menu.hidePopover(), { signal })
    menu.addEventListener('toggle', ({ newState }) => this.#toggled(newState === 'open'), { signal })
    menu.addEventListener('click', ({ target }) => {
      const item = target.closest('[role^="menuitem"]')
      if (!item || !this.#opened) return
      menu.hidePopover() // the focus returns to the button
      choose(item.dataset.action)
    }, { signal })
  }

  get isOpen() {
    return this.#menu.matches(':popover-open')
  }

  #toggled(open) {
    if (!open) this.#opened = false
    this.#button.setAttribute('aria-expanded', String(open && this.#opened))
  }

  open() {
    this.#opened = true
    this.#menu.showPopover()
    this.#place()
    stopAt(this.#items, this.#items[0])
    this.#items[0].focus()
  }

  /** Places the menu below the button, or above it if there is no space below. */
  #place() {
    const { right, top, bottom } = this.#button.getBoundingClientRect()
    const { offsetWidth, offsetHeight, style } = this.#menu
    const below = bottom + GAP + offsetHeight + EDGE <= innerHeight
    style.left = `${Math.max(EDGE, right - offsetWidth)}px`
    style.top = `${below ? bottom + GAP : Math.max(EDGE, top - GAP - offsetHeight)}px`
  }

  get #items() {
    return [...this.#menu.querySelectorAll('[role^="menuitem"]:not([hidden])')].filter((item) => !item.parentElement.hidden)
  }
}
