import { toast } from '../toast.js'
import { nameOf, words } from '../words.js'
import { shownRow } from './deleted-runs.js'
import { removedText } from './row.js'

const TOUCH = matchMedia('(hover: none) and (pointer: coarse)')
/** Milliseconds for which a message stays highlighted after a link led to it. */
const HIGHLIGHTED_FOR = 3_000

/** Leads the reader to places in a room, which are loaded if necessary: its end, a message, a day. The last request counts. */
export class Places {
  #parts
  /** The seq of the message that is to be shown as soon as it is loaded; null for none. */
  #wanted = null

  /**
   * Parts: scroller, log, feed, scroll, history, announcer; and the callbacks `moved()` after each change, and `missing()` if the
   * message that was asked for does not exist.
   */
  constructor(parts) {
    this.#parts = parts
  }

  /** The seq of the message that is being loaded; null for none. */
  get wanted() {
    return this.#wanted
  }

  /** The message that is being loaded is not shown any more. */
  cancel() {
    this.#wanted = null
  }

  /** Where the reader is: the seq of the first visible row; null at the end of the room. */
  get current() {
    const { log, scroll } = this.#parts
    const { top, bottom } = scroll.view
    return scroll.pinned ? null : (log.firstVisible(top, bottom)?.seq ?? null)
  }

  /** Scrolls to the end of the room. */
  async toNewest() {
    const { feed, scroll, moved } = this.#parts
    this.#wanted = null
    if (feed.atEnd) scroll.toEnd()
    else await feed.newest()
    moved()
  }

  /** Shows a message and highlights it for a moment, or says that the room has no such message. */
  async toMessage(seq) {
    const { log, feed, missing } = this.#parts
    this.#wanted = seq
    const loaded = feed.reaches(seq) || (await feed.around(seq, { required: true }))
    if (loaded === undefined || this.#wanted !== seq) return
    this.#wanted = null
    const row = log.row(seq)
    if (row) return this.#pointAt(row)
    toast(words.messageUnknown)
    await missing()
  }

  #pointAt(row) {
    const { scroll, announcer, moved } = this.#parts
    const { author, text } = row.message
    const shown = shownRow(row)
    scroll.show(shown)
    shown.dataset.linked = ''
    setTimeout(() => shown.removeAttribute('data-linked'), HIGHLIGHTED_FOR)
    // A user who writes goes on writing, and on a phone the focus only draws a frame.
    if (!TOUCH.matches && !document.activeElement?.matches('textarea, input')) this.#focus()
    if (row.matches('.removed')) toast(removedText(row))
    else announcer.say(words.announced(nameOf(author), text, author.role))
    moved()
  }

  /** Returns to what `current` was before. */
  async toPlace(seq) {
    if (seq === null) return this.toNewest()
    const { log, feed, scroll, moved } = this.#parts
    this.#wanted = null
    if (!feed.reaches(seq) && (await feed.around(seq)) === undefined) return
    const row = log.rows.find((one) => one.seq >= seq)
    if (row) scroll.show(shownRow(row))
    moved()
  }

  /** Shows the first message of a day or later. Resolves to false if it could not be loaded. */
  async toDay(day) {
    const { log, feed, scroll, history, moved } = this.#parts
    this.#wanted = null
    const [year, month, date] = day.split('-').map(Number)
    try {
      const first = await history.firstSince(new Date(year, month - 1, date))
      this.#focus()
      if (!first) await this.toNewest()
      else if ((await feed.around(first)) === undefined) return false
      else scroll.show(log.row(first))
    } catch {
      return false
    }
    moved()
    return true
  }

  #focus() {
    this.#parts.scroller.focus({ preventScroll: true })
  }
}
