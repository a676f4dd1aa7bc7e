import { clone, part } from '../timeline/row.js'
import { words } from '../words.js'

/** A button at the lower edge of the list while rooms with unread messages are below it. It scrolls to the first of them. */
export class UnreadBelow {
  #scroller
  #button = clone('rooms-below')
  #waits = false

  constructor(scroller, rooms) {
    this.#scroller = scroller
    scroller.append(this.#button)
    this.#button.addEventListener('click', () => this.#below[0]?.scrollIntoView({ block: 'center' }))
    scroller.addEventListener('scroll', () => this.#later(), { passive: true })
    rooms.addEventListener('change', () => this.#later())
    new ResizeObserver(() => this.#later()).observe(scroller)
  }

  /** Measures once for all changes of a frame. */
  #later() {
    if (this.#waits) return
    this.#waits = true
    requestAnimationFrame(() => {
      this.#waits = false
      this.#show()
    })
  }

  #show() {
    const count = this.#below.length
    if (count === 0 && this.#button.contains(document.activeElement)) this.#lastLink?.focus({ preventScroll: true })
    this.#button.hidden = count === 0
    part(this.#button, 'count').textContent = words.unreadBelow(count)
  }

  get #below() {
    const { bottom } = this.#scroller.getBoundingClientRect()
    return [...this.#scroller.querySelectorAll('.rooms-link[data-some]')].filter((link) => link.getBoundingClientRect().bottom > bottom + 1)
  }

  get #lastLink() {
    return [...this.#scroller.querySelectorAll('.rooms-link[data-some]')].at(-1)
  }
}
