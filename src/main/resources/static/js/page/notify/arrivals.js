/**
 * Finds out in which direct messages something has arrived, and in which rooms a mention, from the list of rooms. Messages that were
 * there when the page was opened are not news. Does not access the page.
 */
export class Arrivals {
  #known = new Map()
  #complete = false

  /**
   * Returns the rooms with news, each as `{room, since}`: the news come after the seq `since`. `complete` is whether the list
   * has all rooms of the user; the page opens with some of many.
   */
  of(rooms, { complete = this.#complete } = {}) {
    const first = complete && !this.#complete
    const news = rooms.flatMap((room) => this.#look(room, first))
    this.#complete ||= complete
    return news
  }

  #look(room, first) {
    const { id, kind, level = 'all', epoch, lastSeq, mentions = 0, newsAfter = 0 } = room
    const known = this.#known.get(id)
    if (known ? known.epoch !== epoch : first || !this.#complete) this.#known.set(id, { epoch, seq: lastSeq, mentions })
    const before = this.#known.get(id)?.mentions ?? 0
    if (this.#known.has(id)) this.#known.get(id).mentions = mentions
    const since = Math.max(this.#known.get(id)?.seq ?? 0, newsAfter)
    if (lastSeq <= since || !room.calls || ((kind !== 'direct' || level !== 'all') && mentions <= before)) return []
    this.#known.set(id, { epoch, seq: lastSeq, mentions })
    return [{ room, since }]
  }
}
