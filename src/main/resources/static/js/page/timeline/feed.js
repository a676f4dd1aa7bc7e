import { drawLine, fold } from './event-line.js'
import { entryOf, isMessage, isShown } from './history.js'
import { drawRow, removeText, showText } from './row.js'

/** The number of rows that are kept while the reader stays at the end of the room. */
const KEPT_ROWS = 3_000
/** The maximum number of rows on the page. Beyond it the other end is removed, and loaded again when needed. */
const MAX_ROWS = 12_000
/** Milliseconds that new messages may wait for the next frame, which renders all of them; hidden pages have no frames. */
const RENDER_WITHIN = 250
/**
 * The maximum number of rows that are rendered in one frame, so that the page stays responsive while thousands of missed
 * messages arrive.
 */
const BATCH = 250
/** The maximum number of events that are shown while a page of history is loading; later ones wait for it. */
const MAX_MEANWHILE = 1_000
/** The number of messages that a room opens with. */
const PAGE_MESSAGES = 50
/** The number of rows on each side of the visible ones that are kept while another room is open. */
const KEPT_AROUND = 200

/**
 * Loads entries (messages and event lines) into the log: the newest page, older and newer pages while scrolling, and live ones
 * at the end.
 */
export class Feed {
  #parts
  #arriving = []
  #scheduled = false
  #ready = false
  #loading = null
  /** The events that arrived and were shown since the page of history that is loading was requested. */
  #meanwhile = []
  #failed = false
  #paused = false
  #more = true
  /** The newest seq that is known to be missing at the end of the log; 0 if the log reaches the end of the room. */
  #beyond = 0

  /**
   * Parts: history, log, scroll, unsent, replies, self; and the callbacks `state(name, error)`, `arrived(messages, rows)`, `paged(rows)`,
   * `edited(message)`, `removed(message, seq)` with the seq of the event, and `reacted(event)`.
   */
  constructor(parts) {
    this.#parts = parts
  }

  get atEnd() {
    return this.#beyond <= this.#parts.log.lastSeq
  }

  /** Whether the log shows a page of the room. */
  get ready() {
    return this.#ready
  }

  /** The newest known seq of the room. All events up to it are shown, or counted if the end is not on the page. */
  get end() {
    return Math.max(this.#beyond, this.#parts.log.lastSeq)
  }

  /** Whether an event is within the log, and with it all later events up to the log's end. */
  reaches(seq) {
    const { log } = this.#parts
    return this.#ready && seq <= log.lastSeq && (!this.#more || (log.size > 0 && log.firstSeq <= seq))
  }

  /**
   * Replaces the log by the newest page; a page that is loading is dropped. Resolves to the seq that the page reaches, or
   * undefined on failure.
   */
  newest(limit = PAGE_MESSAGES) {
    const show = (page) => {
      const { log, scroll, paged } = this.#parts
      const later = this.#meanwhile.filter(({ seq }) => seq > page.lastSeq)
      const rows = this.#restart(page, 0)
      if (later.length > 0) log.append(this.#draw(entriesOf(later), log.lastRow), later.at(-1).seq)
      scroll.toEnd()
      paged(rows)
      return page.lastSeq
    }
    return this.#load(({ history }) => history.newest(limit), show, { anew: true })
  }

  /**
   * Shows the page that came with the document. Takes over the rows of the server if they are those of the page, and keeps the
   * scroll position then. Returns whether it did.
   */
  open(page) {
    const { log, scroll, paged, state } = this.#parts
    const rendered = log.rendered
    const rows = this.#draw(page.entries, null, [...rendered])
    const same = rows.length === rendered.length && rows.every((row, i) => row === rendered[i])
    this.#more = page.more
    this.#ready = true
    if (same) log.adopt(rows, page.lastSeq)
    else {
      log.clear()
      log.append(rows, page.lastSeq)
      scroll.pinned = true
    }
    state(this.#more ? 'more' : 'beginning')
    if (scroll.pinned) scroll.toEnd()
    paged(rows)
    return same
  }

  /** The room's epoch changed, as after restoring a backup: replaces the log like `newest`. */
  async renew() {
    this.#ready = this.#failed = false
    this.#arriving = []
    this.#loading = null // drops a page of the old log that is loading
    this.#beyond = 0
    this.#parts.log.clear()
    return this.newest()
  }

  /**
   * Replaces the log by the page around a seq; later events are loaded while scrolling. Resolves like `newest`, or to null if the
   * message with that seq is `required` and missing. Then the log stays as it is.
   */
  around(seq, { required = false } = {}) {
    const show = (page) => {
      if (required && !page.entries.some((entry) => entry.seq === seq && isMessage(entry))) return null
      const later = this.#meanwhile.at(-1)?.seq ?? 0
      this.#parts.scroll.pinned = false
      this.#parts.paged(this.#restart(page, Math.max(page.end, later)))
      return page.lastSeq
    }
    return this.#load(({ history }) => history.around(seq), show, { anew: true })
  }

  /**
   * Another room is open: events wait, pages that are loading are dropped, and so are rows far from `row`, which is visible or
   * null.
   */
  pause(row) {
    const meanwhile = this.#meanwhile.splice(0)
    this.#paused = true
    this.#loading = null
    this.#change(meanwhile)
    if (this.#ready) this.#parts.state(this.#more ? 'more' : 'beginning')
    if (row) this.#trimAround(row)
  }

  /** The room is open again, and its rows are in the page. */
  resume() {
    this.#paused = this.#failed = false
    if (this.#arriving.length > 0) this.#schedule()
  }

  #trimAround(row) {
    const { log } = this.#parts
    const { end } = this
    const at = log.rows.indexOf(row)
    if (log.trimNewest(at + KEPT_AROUND)) this.#beyond = end
    this.#trimOldest(log.size - at + KEPT_AROUND)
  }

  older() {
    if (!this.#ready || !this.#more || this.#failed) return
    this.#load(({ history, log }) => history.before(log.firstSeq), (page) => {
      const { log, scroll, paged } = this.#parts
      const { end } = this
      const rows = this.#draw(page.entries)
      this.#more = page.more
      scroll.hold(() => log.prepend(rows))
      paged(rows)
      if (log.trimNewest(MAX_ROWS)) this.#beyond = end
    })
  }

  /** Returns a promise of the next page, or undefined if none is loaded. */
  newer() {
    if (!this.#ready || this.atEnd || this.#failed || this.#loading) return undefined
    const beyond = this.#beyond
    return this.#load(({ history, log }) => history.after(log.lastSeq), (page) => {
      const { log, scroll, paged } = this.#parts
      const rows = this.#draw(page.entries, log.lastRow)
      log.append(rows, page.lastSeq)
      if (!page.more && this.#beyond === beyond) this.#beyond = 0
      scroll.hold(() => this.#trimOldest(MAX_ROWS))
      paged(rows)
    })
  }

  /** An event of the room, live or from catching up. */
  receive(event) {
    this.#arriving.push(event)
    this.#schedule()
  }

  retry() {
    this.#failed = false
    if (!this.#ready) return this.newest()
    this.older()
    this.newer()
  }

  /** Renders all events that arrive within one frame at once. */
  #schedule() {
    if (this.#scheduled || this.#paused) return
    this.#scheduled = true
    const flush = () => {
      clearTimeout(timer)
      cancelAnimationFrame(frame)
      this.#scheduled = false
      this.#flush()
    }
    const timer = setTimeout(flush, RENDER_WITHIN)
    const frame = requestAnimationFrame(flush)
  }

  #flush() {
    const { log } = this.#parts
    if (this.#paused || this.#meanwhile.length >= MAX_MEANWHILE) return
    const known = Math.max(log.lastSeq, this.#beyond)
    const batch = this.#arriving.splice(0, BATCH)
    if (this.#loading) this.#meanwhile.push(...batch)
    if (this.#arriving.length > 0) this.#schedule()
    const events = batch.filter(({ seq }) => seq > known)
    if (events.length > 0) this.#take(events)
    this.#change(batch)
  }

  /** Applies changes of messages. Doing so again changes nothing. */
  #change(events) {
    const { edited, removed, reacted, replies } = this.#parts
    for (const event of events) {
      const { type, seq, message } = event
      if (type === 'edited') edited(message)
      if (type === 'deleted') removed(message, seq)
      if (type === 'reacted') reacted(event)
      replies.take(event)
    }
  }

  #take(events) {
    const { log, scroll, unsent, arrived } = this.#parts
    const entries = entriesOf(events)
    const messages = entries.filter(isMessage)
    if (!this.atEnd || (log.size >= MAX_ROWS && !scroll.pinned)) {
      this.#beyond = events.at(-1).seq
      for (const message of messages) unsent.take(message)
      return arrived(messages, [])
    }
    const stay = scroll.pinned
    const rows = this.#draw(entries, log.lastRow)
    log.append(rows, events.at(-1).seq)
    if (stay) {
      this.#trimOldest(KEPT_ROWS)
      scroll.toEnd()
    }
    arrived(messages, rows)
  }

  #trimOldest(keep) {
    if (this.#parts.log.trimOldest(keep)) this.#more = true
  }

  /**
   * Returns the rows of entries that come after the row `before`, if there is one: a line may be folded into that row. Draws into
   * `rendered` rows of the server as long as they are of the same kind.
   */
  #draw(entries, before = null, rendered = []) {
    const rows = []
    const next = (kind) => (rendered[0]?.classList.contains(kind) ? rendered.shift() : undefined)
    for (const entry of entries) {
      if (isMessage(entry)) rows.push(this.#drawMessage(entry, next('message')))
      else if (!fold(rows.at(-1) ?? before ?? {}, entry)) rows.push(drawLine(entry, next('event-line')))
    }
    this.#parts.replies.fill(rows)
    return rows
  }

  #drawMessage(message, rendered) {
    const { self, unsent } = this.#parts
    const row = unsent.take(message)
    if (row && message.deletedAt) removeText(row, message.removed)
    else if (row && (message.editedAt || message.html)) showText(row, message)
    return row ?? drawRow(message, self.id, rendered)
  }

  #restart(page, beyond) {
    const { log } = this.#parts
    log.clear()
    this.#beyond = beyond
    this.#more = page.more
    const rows = this.#draw(page.entries)
    log.append(rows, page.lastSeq)
    this.#ready = true
    return rows
  }

  /**
   * Loads one page at a time. A page that replaces the log was requested by the user, so it takes precedence: a page that is
   * loading is dropped.
   */
  async #load(ask, show, { anew = false } = {}) {
    if (this.#paused || (this.#loading && !anew)) return undefined
    const loading = (this.#loading = {})
    this.#meanwhile = []
    this.#parts.state('loading')
    try {
      const page = await ask(this.#parts)
      if (loading !== this.#loading) return undefined
      const result = show(page)
      this.#failed = false
      this.#loaded(this.#more ? 'more' : 'beginning')
      return result
    } catch (error) {
      if (loading !== this.#loading) return undefined
      if (error.code === 'epoch-changed') return this.renew()
      this.#failed = true
      this.#loaded('failed', error)
      return undefined
    }
  }

  /**
   * The page may be older than the events that arrived meanwhile: it may contain the text of a message that was edited or removed
   * since.
   */
  #loaded(state, error) {
    const meanwhile = this.#meanwhile.splice(0)
    this.#loading = null
    this.#parts.state(state, error)
    this.#change(meanwhile)
    this.#flush()
  }
}

function entriesOf(events) {
  return events.filter(isShown).map(entryOf)
}
