/** Within this many pixels of the end, the reader counts as being at the end. */
const AT_END = 40
/** The part of the view that remains above an element that is scrolled to. */
const CONTEXT_ABOVE = 0.2

/** The scroll position: pinned to the newest message, or somewhere above it. */
export class Scroll {
  #scroller
  #isEnd
  #stay
  #position = null
  pinned = true

  /** `isEnd` returns whether the end of the page is the end of the room. */
  constructor(scroller, content, { onMove, isEnd }) {
    this.#scroller = scroller
    this.#isEnd = isEnd
    scroller.addEventListener(
      'scroll',
      () => {
        this.look()
        onMove()
      },
      { passive: true },
    )
    this.#stay = new ResizeObserver(() => this.pinned && this.toEnd())
    this.#stay.observe(scroller)
    this.#stay.observe(content)
  }

  /** Remembers the place of a row, because an element that leaves the page loses its scroll position. */
  save(row) {
    this.#position = row && !this.pinned ? { row, offset: this.#offset(row) } : null
  }

  /** Scrolls to the saved place. Without one, or if its row is gone, scrolls to the end. */
  restore() {
    const { row, offset } = this.#position ?? {}
    if (!row?.isConnected) return this.toEnd()
    this.#scroller.scrollTop += this.#offset(row) - offset
    this.look()
  }

  /** Whether the user scrolled before the modules ran: first-rows.js notes where it scrolled to. */
  get isMoved() {
    const { placed } = this.#scroller.dataset
    return placed !== undefined && Math.abs(this.#scroller.scrollTop - Number(placed)) > 1
  }

  close() {
    this.#stay.disconnect()
  }

  /** Pixels from the upper edge of the view to a row. */
  #offset(row) {
    return row.getBoundingClientRect().top - this.view.top
  }

  look() {
    this.pinned = this.toGo < AT_END && this.#isEnd()
  }

  /** Scrolls to an element, leaving some context above it. */
  show(element) {
    const place = element.getBoundingClientRect().top - this.#scroller.getBoundingClientRect().top
    this.pinned = false
    this.#scroller.scrollTop += place - this.#scroller.clientHeight * CONTEXT_ABOVE
    this.look()
  }

  toEnd() {
    this.pinned = true
    this.#scroller.scrollTop = this.#scroller.scrollHeight
  }

  /** Makes a change above the visible part without moving what the reader sees. */
  hold(change) {
    const below = this.#scroller.scrollHeight - this.#scroller.scrollTop
    change()
    this.#scroller.scrollTop = this.#scroller.scrollHeight - below
  }

  /** The visible part of the page, with its upper and lower edge. */
  get view() {
    return this.#scroller.getBoundingClientRect()
  }

  /** Pixels between the lower edge of the view and the end. */
  get toGo() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller
    return scrollHeight - scrollTop - clientHeight
  }

  get nearStart() {
    return this.#scroller.scrollTop < 2 * this.#scroller.clientHeight
  }

  get nearEnd() {
    return this.toGo < 2 * this.#scroller.clientHeight
  }

  /** Whether the end is more than one screen away. */
  get farFromEnd() {
    return this.toGo > this.#scroller.clientHeight
  }
}
