import { renameMentions } from '../mentions/draw.js'
import { arrange, rowBefore } from './arrange.js'
import { foldDeleted } from './deleted-runs.js'
import { isNews } from './new-line.js'
import { foldLongRows, removeText, showAuthor, showText } from './row.js'

const ROWS_PER_CHUNK = 50
/** The parts of a row that change with its author. */
const CHANGING = ['name', 'role', 'avatar']

/**
 * The committed entries on the page, messages and lines, oldest first, in chunks of rows. A full chunk is sealed: it has its
 * measured height, and the browser only lays it out near the visible part. The last chunk contains the user's unsent messages.
 */
export class Log {
  #rows
  #unsent
  size = 0
  /** The seq at the end of the log. It can be later than the last row's, because not every event has a row. */
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
   * Returns the range of the log that is visible between two heights, `{from, to}` in seqs, or null if there is none. A row
   * counts if its end is visible or if it fills the view. The range starts earlier if the rows above it need no reading: at
   * `mark`, or, if the log is `whole`, at the beginning of the room.
   */
  between(top, bottom, { mark, whole }) {
    const rows = this.#rowsAround(top, bottom)
    const first = rows.find((row) => row.getBoundingClientRect().bottom > top + 1)
    const last = rows.findLast((row) => isVisible(row.getBoundingClientRect(), top, bottom))
    if (!first || !last || last.seq < first.seq) return null
    let from = first
    let before = rowBefore(from)
    while (before && before.until > mark && !isNews(before)) {
      from = before
      before = rowBefore(from)
    }
    return { from: before ? before.until + 1 : whole ? 1 : from.seq, to: last === this.lastRow ? this.lastSeq : last.until }
  }

  /** Returns the first row whose end is visible between two heights, or null. */
  firstVisible(top, bottom) {
    return this.#rowsAround(top, bottom).find((row) => row.getBoundingClientRect().bottom > top + 1) ?? null
  }

  /** Returns the row of a message; null if it is not on the page, or if only the server has rendered it so far. */
  row(seq) {
    const row = this.#rows.querySelector(`.message[data-seq="${Number(seq)}"]`)
    return row?.message ? row : null
  }

  /** Appends rows. The log then reaches lastSeq. */
  append(rows, lastSeq) {
    this.lastSeq = Math.max(this.lastSeq, lastSeq)
    for (const row of rows) this.#roomyChunk().append(row)
    this.#counted(rows)
    this.#arrangeUnsent()
  }

  /** The rows that the server rendered; they are in chunks already. */
  get rendered() {
    return [...this.#rows.querySelectorAll('.chunk:not([data-part="unsent"]) > [data-seq]')]
  }

  /**
   * Takes over the rows that the server rendered. The log then reaches lastSeq. These few chunks stay open: sealing rows that are
   * visible counts as a shift of the layout.
   */
  adopt(rows, lastSeq) {
    this.lastSeq = lastSeq
    for (let chunk = this.#lastChunk; chunk; chunk = chunk.previousElementSibling) {
      chunk.rows = chunk.querySelectorAll('[data-seq]').length
      chunk.open = true
    }
    this.#counted(rows)
    this.#arrangeUnsent()
  }

  prepend(rows) {
    const next = this.#firstRow
    const chunks = []
    for (let i = 0; i < rows.length; i += ROWS_PER_CHUNK) chunks.push(newChunk(rows.slice(i, i + ROWS_PER_CHUNK)))
    this.#rows.prepend(...chunks)
    this.#counted(rows)
    if (next) arrange(next)
  }

  /** Removes whole chunks from the old end while at least `keep` rows remain. Returns whether any was removed. */
  trimOldest(keep) {
    return this.#trim(keep, () => this.#rows.firstElementChild, () => this.#cut(this.#firstRow))
  }

  /** Removes whole chunks from the new end while at least `keep` rows remain. Returns whether any was removed. */
  trimNewest(keep) {
    return this.#trim(keep, () => this.#lastChunk, () => {
      this.lastSeq = this.lastRow.until
      this.#cut(this.lastRow)
    })
  }

  /** Removes the text of a message but keeps its row. Returns the row, or null if it is not on the page. */
  removeMessage({ seq, removed, deletedAt }) {
    const row = this.row(seq)
    if (!row) return null
    removeText(row, removed)
    row.message = { ...row.message, deletedAt, removed }
    foldDeleted([row])
    return row
  }

  /** Shows the new text of a message. Returns the row, or null if it is not on the page or shows this version or a newer one. */
  editMessage(message) {
    const row = this.row(message.seq)
    if (!row || row.matches('.removed')) return null
    if (message.deletedAt) return this.removeMessage(message)
    if (versionOf(message) <= versionOf(row.message)) return null
    row.message = { ...message, author: row.message.author, reactions: row.message.reactions }
    showText(row, message)
    foldLongRows([row])
    return row
  }

  /** Updates the names, roles and pictures of authors, which may have changed since they wrote. */
  showAuthors(people) {
    const known = new Map(people.map((person) => [person.id, person]))
    renameMentions(this.#rows, known)
    for (const row of this.#rows.querySelectorAll('.message')) {
      const { author } = row.message
      const now = known.get(author.id)
      if (now && CHANGING.some((key) => now[key] !== author[key])) {
        showAuthor(row, { ...author, name: now.name, role: now.role, avatar: now.avatar })
      }
    }
  }

  clear() {
    while (this.#lastChunk) this.#lastChunk.remove()
    this.size = 0
    this.lastSeq = 0
  }

  /** The rows on the other side of a row are gone. */
  #cut(row) {
    arrange(row)
    foldDeleted([row])
  }

  #arrangeUnsent() {
    const unsent = this.#unsent.querySelector('.message')
    if (unsent) arrange(unsent)
  }

  get #firstRow() {
    const first = this.#rows.firstElementChild
    return first === this.#unsent ? null : first.querySelector('[data-seq]')
  }

  get #lastChunk() {
    return this.#unsent.previousElementSibling
  }

  /** Returns the rows of the visible chunks. The last chunks are checked first, because most readers are there. */
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
    foldDeleted(rows)
    foldLongRows(rows)
    this.#seal()
  }

  /** Measures all chunks before changing any, so that the browser computes the layout once. The newest chunk stays open. */
  #seal() {
    const open = [...this.#rows.querySelectorAll('.chunk:not(.sealed)')].filter(
      (chunk) => !chunk.open && chunk !== this.#unsent && (chunk !== this.#lastChunk || chunk.rows >= ROWS_PER_CHUNK),
    )
    const heights = open.map((chunk) => chunk.getBoundingClientRect().height)
    open.forEach((chunk, i) => {
      chunk.style.containIntrinsicBlockSize = `auto ${heights[i]}px`
      chunk.classList.add('sealed')
    })
  }

  #trim(keep, end, update) {
    let dropped = false
    for (let chunk = end(); chunk && this.size - chunk.rows >= keep; chunk = end()) {
      this.size -= chunk.rows
      chunk.remove()
      dropped = true
    }
    if (dropped) update()
    return dropped
  }
}

export function versionOf({ version }) {
  return version ?? 1
}

function isVisible(row, top, bottom) {
  return row.bottom > top + 1 && (row.bottom <= bottom + 1 || row.top <= top)
}

function newChunk(rows) {
  const chunk = document.createElement('div')
  chunk.className = 'chunk'
  chunk.rows = rows.length
  chunk.append(...rows)
  return chunk
}
