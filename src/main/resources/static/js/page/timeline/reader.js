import { isLookedAt } from '../attention.js'
import { PendingMark } from '../rooms/pending-mark.js'
import { showNew } from '../title.js'
import { NewLine } from './new-line.js'
import { Reading } from './reading.js'
import { UnreadBar } from './unread-bar.js'

/**
 * With at most this many unread messages, the room opens at the first of them. With more, it opens at the end, with the unread
 * bar.
 */
const ONE_PAGE = 50
/** The number of earlier messages that are loaded with the first unread one. */
const CONTEXT = 20

/** Tracks how far the room was read and shows it: the line above the first new message, the unread bar, the page's title. */
export class Reader {
  #parts
  #room
  #reading
  /** Whether messages were marked as unread here. They stay so while the reader stays. */
  #held = false
  #newLine
  #bar
  #counts = ''

  /**
   * `reading` is the read state on the server, `{read, unread, lastSeq, epoch}`. Parts: rows, log, feed, scroll, and the callback
   * `seen({room, read, unread})` for changes.
   */
  constructor(reading, { self, room, bar, history, say, ...parts }) {
    this.#parts = parts
    this.#room = room
    this.#reading = new Reading(recalled(reading, new PendingMark(self.id, room)))
    this.#newLine = new NewLine(parts.rows, (seq) => parts.feed.reaches(seq))
    if (this.#reading.unread > 0) this.#newLine.begin(this.#reading.mark)
    this.#bar = new UnreadBar(bar, { history, say })
    showNew(this.#reading.unread)
  }

  /** The room's epoch changed. The server sends the new read state. */
  renew() {
    this.#reading = new Reading({ read: 0, unread: 0, lastSeq: 0 })
    this.#newLine.begin(null)
  }

  /** The room is open again. `counts` are the server's, `{read, unread, lastSeq}`. Messages that are unread now are new. */
  resume(counts) {
    this.#held = false
    if (counts.read < this.#reading.mark) this.#goBack(counts.read)
    this.#reading.tell(counts)
    this.#counts = ''
    this.#newLine.begin(this.#reading.unread > 0 ? this.#reading.mark : null)
    this.#newLine.place(this.#parts.log.rows)
  }

  /** Whether the first of the unread messages is to be shown, rather than the end of the room. */
  get startsAtNew() {
    const { unread } = this.#reading
    return unread > 0 && unread <= ONE_PAGE
  }

  /** The number of messages that the room opens with. */
  get firstPage() {
    const { unread } = this.#reading
    return unread <= ONE_PAGE ? Math.max(ONE_PAGE, unread + CONTEXT) : ONE_PAGE
  }

  /** Rows of history were added. */
  paged(rows) {
    this.#reading.meet(rows.filter(({ message }) => message && !message.deletedAt).map((row) => ({ seq: row.seq, own: 'own' in row.dataset })))
    this.#newLine.place(rows)
  }

  /** New messages arrived, each as `{seq, own}`; `rows` are those that were rendered. */
  arrived(messages, rows) {
    const first = messages.find(({ own }) => !own)
    if (this.#reading.unread === 0) {
      if (messages.some(({ own }) => own)) this.#newLine.begin(null) // a user who answers has read the room
      if (first && !(this.#parts.scroll.pinned && isLookedAt())) this.#newLine.begin(first.seq - 1)
    }
    this.#newLine.place(rows)
    this.#reading.meet(messages)
  }

  /** A message was deleted by the event with a seq. */
  removed({ seq }, event) {
    this.#reading.remove(seq, event)
  }

  /** Marks the visible messages as read. Returns the number of unread messages below them. */
  look() {
    const { log, feed, scroll, seen: tell } = this.#parts
    const { top, bottom } = scroll.view
    const seen = log.between(top + this.#bar.height, bottom, { mark: this.#reading.mark, whole: feed.reaches(1) })
    if (!isLookedAt()) this.#held = false
    else if (seen && !this.#held) this.#reading.see(seen.from, seen.to)
    if (log.lastSeq > 0) this.#tell(tell)
    this.#showBar(seen)
    return seen ? this.#reading.after(seen.to, feed.atEnd) : 0
  }

  /** Shows the first new message. Returns whether it is on the page. */
  showFirst() {
    const line = this.#newLine.element
    if (line) this.#parts.scroll.show(line)
    return line !== null
  }

  /** Scrolls to the first unread message, loading it if necessary. Resolves to false on failure. */
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

  /** Marks everything up to a seq as read: it was read on another device or in another tab, or the user skipped it. */
  readTo(seq) {
    if (seq === undefined) this.#held = false
    this.#reading.readTo(seq ?? this.#parts.feed.end)
  }

  /** Messages after a seq were marked as unread. They are not read again until the reader leaves the room or comes back. */
  wentBack(seq) {
    this.#held = true
    this.#goBack(seq)
    this.#newLine.begin(seq)
    this.#newLine.place(this.#parts.log.rows)
  }

  #goBack(seq) {
    this.#reading.goBack(seq, this.#parts.log.rows.filter(({ message }) => message && !message.deletedAt).map((row) => row.seq))
  }

  /** Applies newer counts from the server. */
  recount(counts) {
    this.#reading.tell(counts)
  }

  #tell(tell) {
    const { mark, unread } = this.#reading
    const counts = `${mark} ${unread}`
    if (counts === this.#counts) return
    this.#counts = counts
    showNew(unread)
    tell({ room: this.#room, read: mark, unread })
  }

  /** Shows the bar while messages above the view are unread, until the reader has scrolled back to them. */
  #showBar(seen) {
    const { mark, unread } = this.#reading
    if (unread === 0 || !seen || seen.from <= mark + 1) this.#bar.hide()
    else this.#bar.show(mark, unread)
  }
}

/** This browser may know a later mark that never reached the server. A mark cannot be beyond the end of the log. */
function recalled({ read, unread, lastSeq, epoch }, pending) {
  const known = Math.min(pending.recall({ read, epoch }), lastSeq)
  return known > read ? { read: known, unread: Math.min(unread, lastSeq - known), lastSeq } : { read, unread, lastSeq }
}
