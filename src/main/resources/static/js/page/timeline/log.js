import { arrange, rowBefore } from './arrange.js'
import { isNews } from './new-line.js'
import { foldLongRows, removeText, showAuthor } from './row.js'

const ROWS_PER_CHUNK = 50

/**
 * The committed entries on the page, messages and lines, oldest first, in chunks of rows. A full chunk is sealed: it carries its measured height, and
 * the browser lays it out only when it comes near the eyes. After the chunks stands the one with one's own unsent messages.
 */
export class Log {
  #rows
  #unsent
  size = 0
  /** The seq that the end of the log reaches to. Not every event has a row, so it may be beyond the last row's. */
  lastSeq = 0

  constructor(rows, unsent) {
    this.#rows = rows
    this.#unsent = unsent
  }

  get firstSeq() {
    return this.#firstRow?.seq ?? 0
  }

  get lastRow() {
    return this.#lastChunk?.lastElementChild ?? null
  }

  get rows() {
    return [...this.#rows.querySelectorAll('[data-seq]')]
  }

  /**
   * The stretch of the log that is on the screen between two heights, `{from, to}` in seqs, or null for none: rows whose end is
   * there, or which fill it. It begins earlier where nothing stands above that has to be read, back to `mark` or, if the log is
   * there as a `whole`, to the beginning of the room.
   */
  between(top, bottom, { mark, whole }) {
    const rows = this.#rowsAround(top, bottom)
    const first = rows.find((row) => row.getBoundingClientRect().bottom > top + 1)
    const last = rows.findLast((row) => isThere(row.getBoundingClientRect(), top, bottom))
    if (!first || !last || last.seq < first.seq) return null
    let from = first
    let before = rowBefore(from)
    while (before && before.until > mark && !isNews(before)) {
      from = before
      before = rowBefore(from)
    }
    return { from: before ? before.until + 1 : whole ? 1 : from.seq, to: last === this.lastRow ? this.lastSeq : last.until }
  }

  /** Appends rows, after which the log reaches to a seq. */
  append(rows, lastSeq) {
    this.lastSeq = Math.max(this.lastSeq, lastSeq)
    for (const row of rows) this.#roomyChunk().append(row)
    this.#counted(rows)
    const unsent = this.#unsent.querySelector('.message')
    if (unsent) arrange(unsent)
  }

  prepend(rows) {
    const next = this.#firstRow
    const chunks = []
    for (let i = 0; i < rows.length; i += ROWS_PER_CHUNK) chunks.push(newChunk(rows.slice(i, i + ROWS_PER_CHUNK)))
    this.#rows.prepend(...chunks)
    this.#counted(rows)
    if (next) arrange(next)
  }

  /** Drops whole chunks from the old end, as long as at least so many rows stay. True if any was dropped. */
  trimOldest(keep) {
    return this.#trim(keep, () => this.#rows.firstElementChild, () => arrange(this.#firstRow))
  }

  /** Drops whole chunks from the new end, as long as at least so many rows stay. True if any was dropped. */
  trimNewest(keep) {
    return this.#trim(keep, () => this.#lastChunk, () => (this.lastSeq = this.lastRow.until))
  }

  /** A message was removed: its row stays, without its text. The row, or null if it is not on the page. */
  removeMessage(seq) {
    const row = this.#rows.querySelector(`.message[data-seq="${Number(seq)}"]`)
    if (row) removeText(row)
    return row
  }

  /** People may have another name or role than when they wrote. */
  showAuthors(people) {
    const known = new Map(people.map((person) => [person.id, person]))
    for (const row of this.#rows.querySelectorAll('.message')) {
      const { author } = row.message
      const now = known.get(author.id)
      if (now && (now.name !== author.name || now.role !== author.role)) showAuthor(row, { ...author, name: now.name, role: now.role })
    }
  }

  clear() {
    while (this.#lastChunk) this.#lastChunk.remove()
    this.size = 0
    this.lastSeq = 0
  }

  get #firstRow() {
    const first = this.#rows.firstElementChild
    return first === this.#unsent ? null : first.querySelector('[data-seq]')
  }

  get #lastChunk() {
    return this.#unsent.previousElementSibling
  }

  /** The rows of those chunks that reach into the view, the last chunks first looked at: most readers are there. */
  #rowsAround(top, bottom) {
    const chunks = []
    for (let chunk = this.#lastChunk; chunk; chunk = chunk.previousElementSibling) {
      const place = chunk.getBoundingClientRect()
      if (place.bottom <= top) break
      if (place.top < bottom) chunks.unshift(chunk)
    }
    return chunks.flatMap((chunk) => [...chunk.querySelectorAll('[data-seq]')])
  }

  #roomyChunk() {
    const last = this.#lastChunk
    if (last && last.rows < ROWS_PER_CHUNK) {
      last.rows++
      return last
    }
    const chunk = newChunk([])
    chunk.rows = 1
    this.#unsent.before(chunk)
    return chunk
  }

  #counted(rows) {
    this.size += rows.length
    rows.forEach(arrange)
    foldLongRows(rows)
    this.#seal()
  }

  /** Measures all first and writes then: one layout, however many chunks. The newest chunk stays open. */
  #seal() {
    const open = [...this.#rows.querySelectorAll('.chunk:not(.sealed)')].filter(
      (chunk) => chunk !== this.#unsent && (chunk !== this.#lastChunk || chunk.rows >= ROWS_PER_CHUNK),
    )
    const heights = open.map((chunk) => chunk.getBoundingClientRect().height)
    open.forEach((chunk, i) => {
      chunk.style.containIntrinsicBlockSize = `auto ${heights[i]}px`
      chunk.classList.add('sealed')
    })
  }

  #trim(keep, end, mend) {
    let dropped = false
    for (let chunk = end(); chunk && this.size - chunk.rows >= keep; chunk = end()) {
      this.size -= chunk.rows
      chunk.remove()
      dropped = true
    }
    if (dropped) mend()
    return dropped
  }
}

function isThere(row, top, bottom) {
  return row.bottom > top + 1 && (row.bottom <= bottom + 1 || row.top <= top)
}

function newChunk(rows) {
  const chunk = document.createElement('div')
  chunk.className = 'chunk'
  chunk.rows = rows.length
  chunk.append(...rows)
  return chunk
}
