import { rove, stopAt } from '../roving.js'

/** Pixels between the menu and its button, and at least between the menu and the edge of the window. */
const GAP = 4
const EDGE = 8

/** The menu of a button: a popover in which the arrows move between items. */
export class Menu {
  #menu
  #button

  /** `choose(action)` is called with the data-action of the chosen item. */
  constructor(menu, button, choose) {
    this.#menu = menu
    this.#button = button
    rove(menu, () => this.#items)
    menu.addEventListener('keydown', ({ key }) => key === 'Tab' && this.#menu.hidePopover())
    menu.addEventListener('toggle', ({ newState }) => button.setAttribute('aria-expanded', String(newState === 'open')))
    menu.addEventListener('click', ({ target }) => {
      const item = target.closest('[role="menuitem"]')
      if (!item) return
      menu.hidePopover() // the focus returns to the button
      choose(item.dataset.action)
    })
  }

  get isOpen() {
    return this.#menu.matches(':popover-open')
  }

  open() {
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
    return [...this.#menu.querySelectorAll('[role="menuitem"]:not([hidden])')]
  }
}
