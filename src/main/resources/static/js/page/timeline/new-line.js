import { placeNewLine } from './arrange.js'

/** The line above the first message that is new to the reader. There is one at most, and it stays while they read on. */
export class NewLine {
  #rows
  #reaches
  #after = null

  /** `reaches(seq)` tells whether an event, and all that follow it up to the rows on the page, have been loaded. */
  constructor(rows, reaches) {
    this.#rows = rows
    this.#reaches = reaches
  }

  /** The messages of others after a seq are new. Null for none. */
  begin(after) {
    if (after === this.#after) return
    this.#after = after
    placeNewLine(this.#rows, null)
  }

  /** Rows have been drawn: the first new one may be among them, unless older ones are still missing. */
  place(rows) {
    if (this.#after === null || rows.length === 0 || this.element || !this.#reaches(this.#after + 1)) return
    const first = rows.find((row) => row.seq > this.#after && isNews(row))
    if (first) placeNewLine(this.#rows, first)
  }

  get element() {
    return this.#rows.querySelector('.new-line')
  }
}

/** Whether a row has something to read: a message of another account. */
export function isNews(row) {
  return row.message !== undefined && row.dataset.own === undefined
}
