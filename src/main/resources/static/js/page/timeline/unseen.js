import { recall, remember } from '../stored.js'
import { showNew } from '../title.js'
import { placeNewLine } from './arrange.js'

/** What others have written since the reader last saw the end of the room: a number, and a line above the first of it. */
export class Unseen {
  #rows
  #self
  #key
  #epoch
  #seenBefore
  count = 0

  /** `read` is how far the server knows that they have read, on any device; this one may know of more of the same epoch. */
  constructor(rows, self, { room, read, epoch }) {
    this.#rows = rows
    this.#self = self
    this.#key = `maru.seen.${self}.${room}`
    this.#epoch = epoch
    this.#seenBefore = Math.max(read, this.#recalled) || null
  }

  /** The room has another log, in which what was seen is not known. */
  renew(epoch) {
    this.#epoch = epoch
    this.#seenBefore = null
    this.#set(0)
  }

  /** Messages that came in while the reader was, or was not, looking. */
  arrived(messages, rows, looking) {
    const others = messages.filter(({ author }) => author.id !== this.#self)
    if (others.length < messages.length) placeNewLine(this.#rows, null) // whoever answers has read
    if (looking || others.length === 0) return
    if (this.count === 0) placeNewLine(this.#rows, rows.find((row) => row.message === others[0]))
    this.#set(this.count + others.length)
  }

  /** Looks in a page of history for the place where the last visit ended. */
  findLastVisit(rows) {
    const seen = this.#seenBefore
    if (!seen || rows.length === 0 || rows[0].seq > seen + 1) return
    this.#seenBefore = null
    const first = rows.find(({ message }) => message?.seq > seen && message.author.id !== this.#self)
    if (first) placeNewLine(this.#rows, first)
  }

  /** The reader is at the end of the room, with open eyes. */
  seen(lastSeq) {
    if (this.count > 0) this.#set(0)
    if (lastSeq > this.#recalled) remember(this.#key, `${lastSeq} ${this.#epoch}`)
  }

  get #recalled() {
    const [seq, epoch = this.#epoch] = (recall(this.#key) ?? '').split(' ')
    return epoch === this.#epoch ? Number(seq) || 0 : 0
  }

  #set(count) {
    this.count = count
    showNew(count)
  }
}
