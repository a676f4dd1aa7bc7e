/** The maximum number of rooms that are kept besides the open one. */
const MAX_KEPT = 8
/** A kept room that is further behind, in events, is loaded anew instead of catching up. */
const MAX_BEHIND = 500

/**
 * The timelines of the open room and of those that were open before it, with their rows and scroll positions. Only that of the
 * open room is in the page and follows its room.
 */
export class Timelines {
  #empty
  #open
  #refused
  #kept = new Map()
  #room
  #shown

  /**
   * `timeline` is the element in the page, which is not opened yet. `open(timeline, room, reading, seq)` opens one, at a message if
   * there is a seq; `refused(room)` is called if the server refuses to show a room that `show` opened.
   */
  constructor(timeline, { room, reading, seq = null, open, refused }) {
    this.#empty = timeline.cloneNode(true)
    this.#open = open
    this.#refused = refused
    this.#room = room
    this.#shown = timeline
    open(timeline, room, reading, seq)
  }

  /** The timeline of the open room. */
  get shown() {
    return this.#shown
  }

  /**
   * Shows the timeline of a {@link Room} in the place of the one before, at a message if there is a seq. A user who is `returning`
   * finds a kept timeline where they left it.
   */
  show({ id, reading }, { seq = null, returning = false } = {}) {
    const before = this.#shown
    before.hide()
    this.#kept.set(this.#room, before)
    const kept = this.#take(id, reading)
    this.#room = id
    this.#shown = kept ?? this.#empty.cloneNode(true)
    before.replaceWith(this.#shown)
    if (!kept) this.#begin(this.#shown, id, reading, seq)
    else {
      kept.show(reading)
      if (seq && !returning) kept.places.toMessage(seq)
    }
    this.keep(() => true)
  }

  /** Closes the oldest timelines beyond the maximum, and those of rooms for which `known(room)` is false. */
  keep(known) {
    const rooms = [...this.#kept.keys()]
    const closed = rooms.filter((room, i) => i < rooms.length - MAX_KEPT || !known(room))
    for (const room of closed) {
      this.#kept.get(room).close()
      this.#kept.delete(room)
    }
  }

  #take(id, { lastSeq }) {
    const kept = this.#kept.get(id)
    this.#kept.delete(id)
    if (!kept || lastSeq - kept.lastSeq <= MAX_BEHIND) return kept
    kept.close()
    return undefined
  }

  #begin(timeline, id, reading, seq) {
    timeline.addEventListener('unreadable', () => timeline === this.#shown && this.#refused(id))
    this.#open(timeline, id, reading, seq)
  }
}
