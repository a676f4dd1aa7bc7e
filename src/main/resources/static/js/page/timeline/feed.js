import { drawLine, fold } from './event-line.js'
import { entryOf, isMessage, isShown } from './history.js'
import { drawRow, removeText } from './row.js'

/** Rows kept while the reader stays at the end of the room. */
const KEPT = 3_000
/** Rows on the page at most, however far somebody scrolls: beyond it the other end is dropped, and loaded again when needed. */
const MOST = 12_000
/** How long arriving messages may wait, in milliseconds, for the frame that draws them all; hidden pages have no frames. */
const LATEST = 250
/** Rows drawn in one frame at most, so that the page stays awake while thousands of missed messages come in. */
const BATCH = 250
/** Events shown at most while a page of history is on its way; those after them wait for it. */
const MEANWHILE = 1_000
/** Messages of the page that a room opens with. */
const PAGE = 50

/** Brings entries, messages and lines, into the log: the newest page, older and newer ones while scrolling, and live ones at the end. */
export class Feed {
  #parts
  #arriving = []
  #scheduled = false
  #ready = false
  #loading = null
  /** What came in, and was shown, since the page of history that is on its way was asked for. */
  #meanwhile = []
  #failed = false
  #more = true
  /** The newest seq known to be missing at the end of the log; 0 while the log reaches to the end of the room. */
  #beyond = 0

  /**
   * Parts: history, log, scroll, unsent, self; and what is told: `state(name, error)`, `arrived(messages, rows)`, `paged(rows)`,
   * `removed(message)`.
   */
  constructor(parts) {
    this.#parts = parts
  }

  get atEnd() {
    return this.#beyond <= this.#parts.log.lastSeq
  }

  /** The newest seq that is known of the room: all events up to it are shown, or counted where the end is not on the page. */
  get end() {
    return Math.max(this.#beyond, this.#parts.log.lastSeq)
  }

  /** Whether an event is within the log, so that all that follow it are there, too, as far as the log goes on. */
  reaches(seq) {
    const { log } = this.#parts
    return this.#ready && seq <= log.lastSeq && (!this.#more || (log.size > 0 && log.firstSeq <= seq))
  }

  /**
   * Restarts the log with the newest page, whatever other page is on its way. Resolves to the seq that the page reaches to, or
   * undefined if it failed.
   */
  newest(limit = PAGE) {
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

  /** The room has another log, as after a backup was restored: restarts the log, as `newest` does. */
  async renew() {
    this.#ready = this.#failed = false
    this.#arriving = []
    this.#loading = null // a page of the old log is not shown any more
    this.#beyond = 0
    this.#parts.log.clear()
    return this.newest()
  }

  /** Restarts the log around a seq; what follows is loaded while scrolling. Resolves as `newest` does. */
  around(seq) {
    const show = (page) => {
      const later = this.#meanwhile.at(-1)?.seq ?? 0
      this.#parts.scroll.pinned = false
      this.#parts.paged(this.#restart(page, Math.max(page.end, later)))
      return page.lastSeq
    }
    return this.#load(({ history }) => history.around(seq), show, { anew: true })
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
      if (log.trimNewest(MOST)) this.#beyond = end
    })
  }

  /** Returns the promise of the next page, or undefined where none is asked for. */
  newer() {
    if (!this.#ready || this.atEnd || this.#failed || this.#loading) return undefined
    const beyond = this.#beyond
    return this.#load(({ history, log }) => history.after(log.lastSeq), (page) => {
      const { log, scroll, paged } = this.#parts
      const rows = this.#draw(page.entries, log.lastRow)
      log.append(rows, page.lastSeq)
      if (!page.more && this.#beyond === beyond) this.#beyond = 0
      scroll.hold(() => this.#trimOldest(MOST))
      paged(rows)
    })
  }

  /** An event of the room, live or caught up with. */
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

  /** One drawing for all that arrives in a frame. */
  #schedule() {
    if (this.#scheduled) return
    this.#scheduled = true
    const flush = () => {
      clearTimeout(timer)
      cancelAnimationFrame(frame)
      this.#scheduled = false
      this.#flush()
    }
    const timer = setTimeout(flush, LATEST)
    const frame = requestAnimationFrame(flush)
  }

  #flush() {
    const { log } = this.#parts
    if (this.#meanwhile.length >= MEANWHILE) return
    const known = Math.max(log.lastSeq, this.#beyond)
    const batch = this.#arriving.splice(0, BATCH)
    if (this.#loading) this.#meanwhile.push(...batch)
    if (this.#arriving.length > 0) this.#schedule()
    const events = batch.filter(({ seq }) => seq > known)
    if (events.length > 0) this.#take(events)
    this.#remove(batch)
  }

  #remove(events) {
    for (const { message } of events.filter(({ type }) => type === 'deleted')) this.#parts.removed(message)
  }

  #take(events) {
    const { log, scroll, unsent, arrived } = this.#parts
    const entries = entriesOf(events)
    const messages = entries.filter(isMessage)
    if (!this.atEnd || (log.size >= MOST && !scroll.pinned)) {
      this.#beyond = events.at(-1).seq
      for (const message of messages) unsent.take(message)
      return arrived(messages, [])
    }
    const stay = scroll.pinned
    const rows = this.#draw(entries, log.lastRow)
    log.append(rows, events.at(-1).seq)
    if (stay) {
      this.#trimOldest(KEPT)
      scroll.toEnd()
    }
    arrived(messages, rows)
  }

  #trimOldest(keep) {
    if (this.#parts.log.trimOldest(keep)) this.#more = true
  }

  /** The rows of entries that come after a row, if there is one: a line may be folded into the row before it. */
  #draw(entries, before = null) {
    const rows = []
    for (const entry of entries) {
      if (isMessage(entry)) rows.push(this.#drawMessage(entry))
      else if (!fold(rows.at(-1) ?? before ?? {}, entry)) rows.push(drawLine(entry))
    }
    return rows
  }

  #drawMessage(message) {
    const { self, unsent } = this.#parts
    const row = unsent.take(message)
    if (row && message.deletedAt) removeText(row)
    return row ?? drawRow(message, self.id)
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
   * One page at a time. A page that restarts the log is what the user asked for: it takes the place of the page on its way, of
   * which nothing is shown then.
   */
  async #load(ask, show, { anew = false } = {}) {
    if (this.#loading && !anew) return undefined
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

  /** The page may be older than what came in meanwhile: a message that was removed since may be in it with its text. */
  #loaded(state, error) {
    const meanwhile = this.#meanwhile.splice(0)
    this.#loading = null
    this.#parts.state(state, error)
    this.#remove(meanwhile)
    this.#flush()
  }
}

function entriesOf(events) {
  return events.filter(isShown).map(entryOf)
}
