import { recall, remember } from '../stored.js'

/** start.js knows the key, too: a collapsed section is so before the first paint. */
const KEY = 'maru.collapsed'

/**
 * Collapses sections of the list of rooms, and remembers it in this browser. A collapsed section still shows the open room and
 * rooms with unread messages; rooms.css hides the others.
 */
export class Collapsing {
  #list

  constructor(list) {
    this.#list = list
    list.addEventListener('click', ({ target }) => this.#toggle(target.closest('.rooms-toggle')))
    addEventListener('storage', ({ key }) => key === KEY && this.#show())
    this.#show()
  }

  #toggle(button) {
    if (!button) return
    const { section } = button.closest('[data-section]').dataset
    const collapsed = this.#collapsed
    if (!collapsed.delete(section)) collapsed.add(section)
    remember(KEY, [...collapsed].join(' '))
    this.#draw(collapsed)
  }

  get #collapsed() {
    return new Set((recall(KEY) ?? '').split(' ').filter(Boolean))
  }

  #show() {
    this.#draw(this.#collapsed)
  }

  #draw(collapsed) {
    document.body.dataset.collapsed = [...collapsed].join(' ')
    for (const button of this.#list.querySelectorAll('.rooms-toggle')) {
      button.setAttribute('aria-expanded', String(!collapsed.has(button.closest('[data-section]').dataset.section)))
    }
  }
}

/** Whether a row is not hidden by its section. The whole list can be closed. */
export function isListed(row) {
  return getComputedStyle(row).display !== 'none'
}
