/** Stretches beyond the mark that are remembered. What is forgotten of them counts as unread again, which loses nothing. */
const MAX_STRETCHES = 100

/**
 * How far the open room was read: a mark, up to which everything was on the screen. What was on the screen beyond a gap is
 * remembered as a stretch, so that the mark passes it once the gap is closed. Places are seqs of events, and what is counted
 * are messages after the mark, as the server counts them. Nothing of it touches the page.
 */
export class Reading {
  #mark
  #unread
  /** The seq up to which all messages are counted. */
  #counted
  /** The seqs of those counted messages after the mark that this page knows. */
  #known = new Set()
  /** `[from, to]`, the first one first, without overlap and not next to the mark or each other. */
  #stretches = []

  /** As the server counted when its log reached to lastSeq. A user who never read anything and has nothing unread starts there. */
  constructor({ read, unread, lastSeq }) {
    this.#mark = read === 0 && unread === 0 ? lastSeq : read
    this.#unread = unread
    this.#counted = lastSeq
  }

  /** The seq up to which everything is read. */
  get mark() {
    return this.#mark
  }

  /** How many messages come after the mark. */
  get unread() {
    return this.#unread
  }

  /** Messages that were loaded or came in, as `{seq, own}`: one's own new ones are not counted, as they are no news. */
  meet(messages) {
    for (const { seq, own } of messages) {
      const counted = seq <= this.#counted
      this.#counted = Math.max(this.#counted, seq)
      if (seq <= this.#mark || (own && !counted)) continue
      this.#known.add(seq)
      if (!counted) this.#unread += 1
    }
  }

  /** Everything from one event to another, both included, was on the screen. */
  see(from, to) {
    if (to <= this.#mark) return
    if (from > this.#mark + 1) return this.#remember(from, to)
    this.readTo(to)
  }

  /** Everything up to a seq was read, here or on another device, or is not wanted. */
  readTo(seq) {
    if (seq <= this.#mark) return
    this.#mark = seq
    for (const known of this.#known) if (known <= seq) this.#forget(known)
    this.#unread = seq >= this.#counted ? 0 : Math.max(this.#unread, this.#known.size)
    while (this.#stretches.length > 0 && this.#stretches[0][0] <= this.#mark + 1) this.readTo(this.#stretches.shift()[1])
  }

  /** The server has counted again. What it says may be older than what was read or came in here since. */
  tell({ read, unread, lastSeq }) {
    if (read < this.#mark) return
    this.readTo(read)
    if (this.#mark > read) return
    this.#unread = unread + [...this.#known].filter((seq) => seq > lastSeq).length
    this.#counted = Math.max(this.#counted, lastSeq)
  }

  /** How many messages after a seq were not on the screen; `whole` says whether this page knows all of them. */
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
    const apart = this.#stretches.filter(([start, end]) => end < from - 1 || start > to + 1)
    const joined = this.#stretches.filter((stretch) => !apart.includes(stretch))
    const whole = [Math.min(from, ...joined.map(([start]) => start)), Math.max(to, ...joined.map(([, end]) => end))]
    this.#stretches = [...apart, whole].sort(([one], [other]) => one - other).slice(-MAX_STRETCHES)
  }

  #isSeen(seq) {
    return this.#stretches.some(([from, to]) => from <= seq && seq <= to)
  }
}
