import { moved } from './grid.js'
import { textOf } from './tone.js'

/** Pixels of a group that may still be visible above the one that counts as the current one. */
const EDGE = 24

/** The list of emoji in the picker: groups with headings, in which the arrows move as in a grid. One emoji is a tab stop. */
export class EmojiList {
  #element
  #groups = []
  #sections = []
  #emoji = new Map()
  #stop = null

  /**
   * `choose(emoji, event)` is called when an emoji is chosen, `visit(emoji)` when it has the focus or the pointer, `leave()` when an
   * arrow leads above the first row.
   */
  constructor(element, { choose, visit, leave }) {
    this.#element = element
    const emojiAt = ({ target }) => this.#emoji.get(target.closest('[role="option"]'))
    element.addEventListener('click', (event) => emojiAt(event) && choose(emojiAt(event), event))
    element.addEventListener('keydown', (event) => this.#press(event, emojiAt(event), { choose, leave }))
    element.addEventListener('pointerover', (event) => emojiAt(event) && visit(emojiAt(event)))
    element.addEventListener('focusin', (event) => {
      if (!emojiAt(event)) return
      this.#stopAt(event.target)
      visit(emojiAt(event))
    })
  }

  /** Shows groups of `{ id, label, emoji }`; one without a label has no heading. */
  show(groups, tone) {
    this.#groups = groups
    this.#emoji.clear()
    this.#sections = groups.map((group) => this.#section(group, tone))
    this.#element.replaceChildren(...this.#sections)
    this.#element.scrollTop = 0
    this.#stop = null
    this.#stopAt(this.#element.querySelector('[role="option"]'))
  }

  changeTone(tone) {
    for (const [option, emoji] of this.#emoji) if (emoji.hasTones) option.textContent = textOf(emoji, tone)
  }

  focus() {
    this.#stop?.focus()
  }

  scrollTo(id) {
    this.#sections[this.#groups.findIndex((group) => group.id === id)]?.scrollIntoView({ block: 'start' })
  }

  /** The id of the group at the top of the visible part. */
  get current() {
    const { top } = this.#element.getBoundingClientRect()
    const at = this.#sections.findIndex((section) => section.getBoundingClientRect().bottom > top + EDGE)
    return this.#groups[at]?.id
  }

  #section({ id, label, emoji }, tone) {
    const section = document.createElement('div')
    section.className = 'emoji-group'
    section.role = 'group'
    section.style.setProperty('--count', emoji.length)
    if (label) section.append(heading(section, id, label))
    const grid = document.createElement('div')
    grid.className = 'emoji-grid'
    grid.role = 'presentation'
    grid.append(...emoji.map((one) => this.#option(one, tone)))
    section.append(grid)
    return section
  }

  #option(emoji, tone) {
    const option = document.createElement('div')
    option.className = 'emoji emoji-option'
    option.role = 'option'
    option.tabIndex = -1
    option.ariaLabel = emoji.name
    option.textContent = textOf(emoji, tone)
    this.#emoji.set(option, emoji)
    return option
  }

  #press(event, emoji, { choose, leave }) {
    if (!emoji || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      if (!event.repeat) choose(emoji, event)
      return
    }
    const grids = this.#sections.map((section) => [...section.lastElementChild.children])
    const group = grids.findIndex((options) => options.includes(event.target))
    const columns = getComputedStyle(event.target.parentElement).gridTemplateColumns.split(' ').length
    const sizes = grids.map((options) => options.length)
    const to = moved(event.key, { sizes, columns, at: { group, index: grids[group].indexOf(event.target) } })
    if (to === undefined) return
    event.preventDefault()
    if (to === null) leave()
    else grids[to.group][to.index].focus()
  }

  #stopAt(option) {
    if (this.#stop) this.#stop.tabIndex = -1
    this.#stop = option
    if (option) option.tabIndex = 0
  }
}

function heading(section, id, label) {
  const element = document.createElement('p')
  element.className = 'emoji-heading'
  element.id = `emoji-heading-${id}`
  element.role = 'presentation'
  element.textContent = label
  section.setAttribute('aria-labelledby', element.id)
  return element
}
