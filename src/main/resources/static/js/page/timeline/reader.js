import { isLookedAt } from '../attention.js'
import { recall, remember } from '../stored.js'
import { showNew } from '../title.js'
import { NewLine } from './new-line.js'
import { Reading } from './reading.js'
import { UnreadBar } from './unread-bar.js'

/** So many unread messages are one page, and the room opens at the first of them. With more it opens at the end, under a bar. */
const ONE_PAGE = 50
/** Messages before the first unread one that are loaded with it. */
const CONTEXT = 20

/** How far the room was read, and what says so: the line above the first new message, the bar over the log, the page's title. */
export class Reader {
  #parts
  #key
  #epoch
  #reading
  #newLine
  #bar
  #told = ''

  /**
   * `reading` is how far the server knows that the room was read, `{read, unread, lastSeq, epoch}`. Parts: rows, log, feed, scroll;
   * and what is told: `seen({read, unread})`, where that has changed.
   */
  constructor(reading, { self, room, bar, history, say, ...parts }) {
    this.#parts = parts
    this.#key = `maru.seen.${self.id}.${room}`
    this.#epoch = reading.epoch
    this.#reading = new Reading(this.#recalled(reading))
    this.#newLine = new NewLine(parts.rows, (seq) => parts.feed.reaches(seq))
    if (this.#reading.unread > 0) this.#newLine.begin(this.#reading.mark)
    this.#bar = new UnreadBar(bar, { history, say })
  }

  /** The room has another log. The server tells how far it was read. */
  renew(epoch) {
    this.#epoch = epoch
    this.#reading = new Reading({ read: 0, unread: 0, lastSeq: 0 })
    this.#newLine.begin(null)
  }

  /** How many messages the room opens with. */
  get firstPage() {
    const { unread } = this.#reading
    return unread <= ONE_PAGE ? Math.max(ONE_PAGE, unread + CONTEXT) : ONE_PAGE
  }

  /** Messages of history have been drawn. */
  paged(rows) {
    this.#reading.meet(rows.filter(({ message }) => message).map((row) => ({ seq: row.seq, own: 'own' in row.dataset })))
    this.#newLine.place(rows)
  }

  /** New messages came in, `{seq, own}` of each; those that were drawn are rows. */
  arrived(messages, rows) {
    const first = messages.find(({ own }) => !own)
    if (this.#reading.unread === 0) {
      if (messages.some(({ own }) => own)) this.#newLine.begin(null) // a user who answers has read the room
      if (first && !(this.#parts.scroll.pinned && isLookedAt())) this.#newLine.begin(first.seq - 1)
    }
    this.#newLine.place(rows)
    this.#reading.meet(messages)
  }

  /** Looks at what is on the screen. How many messages below it are unread. */
  look() {
    const { log, feed, scroll, seen: tell } = this.#parts
    const { top, bottom } = scroll.view
    const seen = log.between(top + this.#bar.height, bottom, { mark: this.#reading.mark, whole: feed.reaches(1) })
    if (seen && isLookedAt()) this.#reading.see(seen.from, seen.to)
    if (log.lastSeq > 0) this.#tell(tell)
    this.#showBar(seen)
    return seen ? this.#reading.after(seen.to, feed.atEnd) : 0
  }

  /** Shows the first new message, if it is on the page. */
  showFirst() {
    const line = this.#newLine.element
    if (line) this.#parts.scroll.show(line)
  }

  /** Goes to the first unread message, which may have to be loaded first. False where that failed. */
  async goToFirst() {
    const { log, feed } = this.#parts
    const { mark } = this.#reading
    this.#newLine.begin(mark)
    if (feed.reaches(mark + 1)) this.#newLine.place(log.rows)
    else if ((await feed.around(mark)) === undefined) return false
    this.showFirst()
    return true
  }

  /** The first unread messages could not be loaded. */
  fail(sentence) {
    this.#bar.fail(sentence)
  }

  /** The room was read up to a seq on another device or in another tab, or what is left of it is not wanted. */
  readTo(seq = this.#parts.feed.end) {
    this.#reading.readTo(seq)
  }

  /** Takes the server's newer counts. */
  recount(told) {
    this.#reading.tell(told)
  }

  /** This browser may know a later mark that did not reach the server. A mark cannot be beyond the end of the log. */
  #recalled({ read, unread, lastSeq }) {
    const known = Math.min(this.#remembered, lastSeq)
    return known > read ? { read: known, unread: Math.min(unread, lastSeq - known), lastSeq } : { read, unread, lastSeq }
  }

  /** A seq of another epoch says nothing about this log. */
  get #remembered() {
    const [seq, epoch = this.#epoch] = (recall(this.#key) ?? '').split(' ')
    return epoch === this.#epoch ? Number(seq) || 0 : 0
  }

  #tell(tell) {
    const { mark, unread } = this.#reading
    const told = `${mark} ${unread}`
    if (told === this.#told) return
    this.#told = told
    showNew(unread)
    if (mark > this.#remembered) remember(this.#key, `${mark} ${this.#epoch}`)
    tell({ read: mark, unread })
  }

  /** The bar is there while something is unread above the screen; not once the reader has come back to it. */
  #showBar(seen) {
    const { mark, unread } = this.#reading
    if (unread === 0 || !seen || seen.from <= mark + 1) this.#bar.hide()
    else this.#bar.show(mark, unread)
  }
}
