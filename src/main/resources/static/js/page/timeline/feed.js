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
/** Messages of the page that a room opens with. */
const PAGE = 50

/** Brings entries, messages and lines, into the log: the newest page, older and newer ones while scrolling, and live ones at the end. */
export class Feed {
  #parts
  #arriving = []
  #scheduled = false
  #ready = false
  #loading = false
  /** Resolves when what is being loaded is there, or has failed. */
  #idle
  #failed = false
  #more = true
  /** What is being loaded is of a log that the room no longer has. */
  #stale = false
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

  /** The newest seq that is known of the room. */
  get end() {
    return Math.max(this.#beyond, this.#parts.log.lastSeq)
  }

  /** Whether an event is within the log, so that all that follow it are there, too, as far as the log goes on. */
  reaches(seq) {
    const { log } = this.#parts
    return this.#ready && seq <= log.lastSeq && (!this.#more || (log.size > 0 && log.firstSeq <= seq))
  }

  /** Starts the log anew with the newest page. Resolves to the seq that the page reaches to, or undefined if it failed. */
  newest(limit = PAGE) {
    return this.#anew(async ({ history, log, scroll, paged }) => {
      const page = await history.newest(limit)
      const rows = this.#restart(page, 0)
      scroll.toEnd()
      paged(rows)
      return page.lastSeq
    })
  }

  /** The room has another log, as after a backup was restored: starts anew, as `newest` does. */
  async renew() {
    this.#ready = this.#failed = false
    this.#arriving = []
    this.#stale = this.#loading
    return this.#loading ? undefined : this.newest()
  }

  /** Starts the log anew around a seq; what follows is loaded while scrolling. Resolves as `newest` does. */
  around(seq) {
    return this.#anew(async ({ history, scroll, paged }) => {
      const page = await history.around(seq)
      scroll.pinned = false
      paged(this.#restart(page, page.end))
      return page.lastSeq
    })
  }

  older() {
    if (!this.#ready || !this.#more || this.#failed) return
    this.#load(async ({ history, log, scroll, paged }) => {
      const page = await history.before(log.firstSeq)
      const { lastSeq } = log
      const rows = this.#draw(page.entries)
      this.#more = page.more
      scroll.hold(() => log.prepend(rows))
      paged(rows)
      if (log.trimNewest(MOST)) this.#beyond = Math.max(this.#beyond, lastSeq)
    })
  }

  newer() {
    if (!this.#ready || this.atEnd || this.#failed) return
    this.#load(async ({ history, log, scroll, paged }) => {
      const page = await history.after(log.lastSeq)
      const rows = this.#draw(page.entries, log.lastRow)
      log.append(rows, page.lastSeq)
      if (!page.more) this.#beyond = 0
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
    if (!this.#ready || this.#loading) return // the page that is on its way may have them already
    const known = Math.max(log.lastSeq, this.#beyond)
    const batch = this.#arriving.splice(0, BATCH)
    if (this.#arriving.length > 0) this.#schedule()
    const events = batch.filter(({ seq }) => seq > known)
    if (events.length > 0) this.#take(events)
    for (const { message } of batch.filter(({ type }) => type === 'deleted')) this.#parts.removed(message)
  }

  #take(events) {
    const { log, scroll, unsent, arrived } = this.#parts
    const entries = events.filter(isShown).map(entryOf)
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

  /** Unlike a page that scrolling asks for, this is what somebody wants to see: it waits for the page on its way. */
  async #anew(work) {
    while (this.#loading) await this.#idle
    return this.#load(work)
  }

  #load(work) {
    if (this.#loading) return undefined
    const loading = this.#carryOut(work)
    this.#idle = loading
    return loading
  }

  async #carryOut(work) {
    this.#loading = true
    this.#parts.state('loading')
    try {
      const result = await work(this.#parts)
      this.#failed = false
      this.#loading = false
      if (this.#stale) return this.renew()
      this.#parts.state(this.#more ? 'more' : 'beginning')
      this.#flush()
      return result
    } catch (error) {
      this.#failed = true
      this.#loading = false
      if (this.#stale || error.code === 'epoch-changed') return this.renew()
      this.#parts.state('failed', error)
      this.#flush()
      return undefined
    }
  }
}
