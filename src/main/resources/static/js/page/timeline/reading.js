/** The maximum number of ranges beyond the mark. A range that is dropped counts as unread again, which loses nothing. */
const MAX_RANGES = 100

/**
 * The read state of the open room: a mark, up to which every message was visible. Visible messages beyond a gap are kept as a
 * range, so that the mark passes them once the gap is closed. Positions are seqs of events; the count is the number of messages
 * after the mark, as the server counts. Does not access the page.
 */
export class Reading {
  #mark
  #unread
  /** The seq up to which all messages are counted. */
  #counted
  /** The lastSeq of the server's newest counts. */
  #told
  /** The seqs of the counted messages after the mark that this page knows. */
  #known = new Set()
  /** `[from, to]`, in order, without overlap, and not adjacent to the mark or each other. */
  #ranges = []

  /** Starts with the counts of the server at lastSeq. A user who never read anything and has nothing unread starts at lastSeq. */
  constructor({ read, unread, lastSeq }) {
    this.#mark = read === 0 && unread === 0 ? lastSeq : read
    this.#unread = unread
    this.#counted = lastSeq
    this.#told = lastSeq
  }

  /** The seq up to which everything is read. */
  get mark() {
    return this.#mark
  }

  /** The number of messages after the mark. */
  get unread() {
    return this.#unread
  }

  /** Counts messages that were loaded or arrived, as `{seq, own}`. New messages of the user's own are not counted. */
  meet(messages) {
    for (const { seq, own } of messages) {
      const counted = seq <= this.#counted
      this.#counted = Math.max(this.#counted, seq)
      if (seq <= this.#mark || (own && !counted)) continue
      this.#known.add(seq)
      if (!counted) this.#unread += 1
    }
  }

  /** A message was deleted by an event. If it was unread, it no longer is. Counts of the server after that event are without it. */
  remove(seq, event) {
    if (this.#known.delete(seq) && event > this.#told) this.#unread -= 1
  }

  /** Everything between two seqs, both inclusive, was visible. */
  see(from, to) {
    if (to <= this.#mark) return
    if (from > this.#mark + 1) return this.#remember(from, to)
    this.readTo(to)
  }

  /** Everything up to a seq was read, here or on another device, or the user skipped it. */
  readTo(seq) {
    if (seq <= this.#mark) return
    this.#mark = seq
    for (const known of this.#known) if (known <= seq) this.#forget(known)
    this.#unread = seq >= this.#counted ? 0 : Math.max(this.#unread, this.#known.size)
    while (this.#ranges.length > 0 && this.#ranges[0][0] <= this.#mark + 1) this.readTo(this.#ranges.shift()[1])
  }

  /** The user marked everything after a seq as unread. `messages` are the seqs of those that this page shows. */
  goBack(seq, messages) {
    this.#mark = seq
    this.#ranges = []
    this.#known = new Set(messages.filter((one) => one > seq))
    this.#unread = this.#known.size
  }

  /** Applies counts from the server. They may be older than what was read or arrived here since. */
  tell({ read, unread, lastSeq }) {
    if (read < this.#mark) return
    this.readTo(read)
    if (this.#mark > read) return
    this.#unread = unread + [...this.#known].filter((seq) => seq > lastSeq).length
    this.#counted = Math.max(this.#counted, lastSeq)
    this.#told = lastSeq
  }

  /** Returns the number of messages after a seq that were not visible; `whole` is whether this page knows all of them. */
  after(seq, whole) {
    let below = 0
    let above = 0
    for (const known of this.#known) {
      if (known <= seq) above += 1
      else if (!this.#isSeen(known)) below += 1
    }
    return whole ? below : Math.max(below, this.#unread - above)
  }

  #forget(seq) {
    this.#known.delete(seq)
    this.#unread -= 1
  }

  #remember(from, to) {
    const apart = this.#ranges.filter(([start, end]) => end < from - 1 || start > to + 1)
    const joined = this.#ranges.filter((range) => !apart.includes(range))
    const whole = [Math.min(from, ...joined.map(([start]) => start)), Math.max(to, ...joined.map(([, end]) => end))]
    this.#ranges = [...apart, whole].sort(([one], [other]) => one - other).slice(-MAX_RANGES)
  }

  #isSeen(seq) {
    return this.#ranges.some(([from, to]) => from <= seq && seq <= to)
  }
}
