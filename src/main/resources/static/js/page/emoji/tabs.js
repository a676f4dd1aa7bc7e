import { stopAt } from '../roving.js'

/** The row of buttons that lead to the groups of emoji. It is one tab stop; the arrows, Home and End move within it. */
export class EmojiTabs {
  #tabs

  /** `go(id)` is called with the id of a group. */
  constructor(element, go) {
    this.#tabs = [...element.children]
    element.addEventListener('keydown', (event) => this.#press(event))
    element.addEventListener('focusin', ({ target }) => stopAt(this.#visible, target))
    element.addEventListener('click', ({ target }) => this.#tabs.includes(target) && go(target.dataset.group))
  }

  /** Hides the tabs of all other groups. */
  offer(ids) {
    for (const tab of this.#tabs) tab.hidden = !ids.includes(tab.dataset.group)
    stopAt(this.#visible)
  }

  /** Marks the group that is in view, if any. */
  mark(id) {
    for (const tab of this.#tabs) {
      if (tab.dataset.group === id) tab.setAttribute('aria-current', 'true')
      else tab.removeAttribute('aria-current')
    }
  }

  /** The name of a group, or undefined if it has no tab. */
  labelOf(id) {
    return this.#tabs.find(({ dataset }) => dataset.group === id)?.ariaLabel
  }

  #press(event) {
    const all = this.#visible
    const at = all.indexOf(event.target)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key]
    if (at < 0 || to === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    all.at(to % all.length).focus()
  }

  get #visible() {
    return this.#tabs.filter(({ hidden }) => !hidden)
  }
}
