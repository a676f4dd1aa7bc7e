import { recall, remember } from '../stored.js'

/**
 * A read mark that may not have reached the server, which the browser keeps in case the page ends before. It counts only while the
 * server still has the mark from which it went on: otherwise it arrived, or another device has set a mark since.
 */
export class PendingMark {
  #key

  constructor(account, room) {
    this.#key = `maru.read.${account}.${room}`
  }

  keep(seq, { from, epoch }) {
    remember(this.#key, `${seq} ${from} ${epoch}`)
  }

  /** Returns the mark, 0 for none. `read` is the mark on the server. */
  recall({ read, epoch }) {
    const [seq, from, of] = (recall(this.#key) ?? '').split(' ')
    return of === epoch && Number(from) === read ? Number(seq) : 0
  }

  forget() {
    remember(this.#key, null)
  }
}
