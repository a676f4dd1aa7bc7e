import { shortTimeOf } from '../clock.js'
import { words } from '../words.js'
import { part } from './row.js'

/** Says over the log how much above it is unread and since when; its buttons lead there, or mark all of it as read. */
export class UnreadBar {
  #bar
  #history
  #say
  #mark = null
  #unread = 0
  #since
  #wanted = false
  #said = false

  /** `say(sentence)` reads a sentence out to screen readers. */
  constructor(bar, { history, say }) {
    this.#bar = bar
    this.#history = history
    this.#say = say
  }

  /** So many messages after a seq are unread. Nothing is shown before it is known since when, unless that cannot be known. */
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
    if (!this.#said) this.#say(this.#sentence)
    this.#said = true
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

  /** Pixels of the log's upper edge that it covers. */
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
