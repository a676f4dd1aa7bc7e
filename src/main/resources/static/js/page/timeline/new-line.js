import { placeNewLine } from './arrange.js'
import { foldDeleted } from './deleted-runs.js'

/** The line above the first message that is new to the reader. There is at most one, and it stays in place while they read. */
export class NewLine {
  #rows
  #reaches
  #after = null

  /** `reaches(seq)` returns whether an event and all later ones up to the rows on the page are loaded. */
  constructor(rows, reaches) {
    this.#rows = rows
    this.#reaches = reaches
    this.element?.remove() // the server's, which may not know what this browser has read
  }

  /** Marks messages of other users after a seq as new; null marks none. */
  begin(after) {
    if (after === this.#after) return
    this.#after = after
    const under = this.element?.nextElementSibling
    placeNewLine(this.#rows, null)
    if (under) foldDeleted([under])
  }

  /** Places the line if the first new message is among these new rows, unless older ones are still missing. */
  place(rows) {
    if (this.#after === null || rows.length === 0 || this.element || !this.#reaches(this.#after + 1)) return
    const first = rows.find((row) => row.seq > this.#after && isNews(row))
    if (first) placeNewLine(this.#rows, first)
  }

  get element() {
    return this.#rows.querySelector('.new-line')
  }
}

/** Whether a row is news for the reader: a message of another account that was not deleted. */
export function isNews({ message, dataset }) {
  return message !== undefined && !message.deletedAt && dataset.own === undefined
}
