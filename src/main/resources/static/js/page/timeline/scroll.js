/** This near to the end, in pixels, counts as being there. */
const AT_END = 40
/** The part of the view that stays above what is shown by itself. */
const ABOVE = 0.2

/** Where the reader is: pinned to the newest message, or somewhere above it. */
export class Scroll {
  #scroller
  #isEnd
  pinned = true

  /** `isEnd` tells whether the end of what is on the page is the end of the room. */
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
    const stay = new ResizeObserver(() => this.pinned && this.toEnd())
    stay.observe(scroller)
    stay.observe(content)
  }

  look() {
    this.pinned = this.toGo < AT_END && this.#isEnd()
  }

  /** Shows an element near the upper end, so that some of what stands above it can be seen, too. */
  show(element) {
    const place = element.getBoundingClientRect().top - this.#scroller.getBoundingClientRect().top
    this.pinned = false
    this.#scroller.scrollTop += place - this.#scroller.clientHeight * ABOVE
    this.look()
  }

  toEnd() {
    this.pinned = true
    this.#scroller.scrollTop = this.#scroller.scrollHeight
  }

  /** Changes something above the reader's eyes without moving what they read. */
  hold(change) {
    const below = this.#scroller.scrollHeight - this.#scroller.scrollTop
    change()
    this.#scroller.scrollTop = this.#scroller.scrollHeight - below
  }

  /** The heights between which something is on the screen. */
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

  /** More than a screen away from the end. */
  get farFromEnd() {
    return this.toGo > this.#scroller.clientHeight
  }
}
