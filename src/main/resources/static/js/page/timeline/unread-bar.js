import { shortTimeOf } from '../clock.js'
import { words } from '../words.js'
import { part } from './row.js'

/**
 * Shows over the log how many messages above it are unread and since when. Its buttons scroll there or mark everything as read.
 */
export class UnreadBar {
  #bar
  #history
  #say
  #mark = null
  #unread = 0
  #since
  #wanted = false
  #announced = false

  /** `say(sentence)` announces a sentence to screen readers. */
  constructor(bar, { history, say }) {
    this.#bar = bar
    this.#history = history
    this.#say = say
  }

  /** Shows the number of unread messages after a seq. Waits until the time of the first one is known, or cannot be loaded. */
  async show(mark, unread) {
    this.#unread = unread
    this.#wanted = true
    if (mark === this.#mark) return this.#draw()
    this.#mark = mark
    this.#since = undefined
    const since = await this.#history.sentAfter(mark).catch(() => undefined)
    if (mark !== this.#mark) return
    this.#since = since ?? null
    if (!this.#wanted) return
    this.#draw()
    if (!this.#announced) this.#say(this.#sentence)
    this.#announced = true
  }

  hide() {
    this.#wanted = false
    this.#bar.hidden = true
  }

  /** The unread messages could not be loaded. */
  fail(sentence) {
    part(this.#bar, 'unread-text').textContent = sentence
    this.#say(sentence)
  }

  /** The height in pixels that it covers at the upper edge of the log. */
  get height() {
    return this.#bar.hidden ? 0 : this.#bar.offsetTop + this.#bar.offsetHeight
  }

  get #sentence() {
    return this.#since ? words.newSince(this.#unread, shortTimeOf(this.#since)) : words.unseen(this.#unread)
  }

  #draw() {
    if (this.#since === undefined) return
    const text = part(this.#bar, 'unread-text')
    if (text.textContent !== this.#sentence) text.textContent = this.#sentence
    this.#bar.hidden = false
  }
}
