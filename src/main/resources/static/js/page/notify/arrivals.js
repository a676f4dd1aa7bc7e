/**
 * Finds out in which direct messages something has arrived, from the list of rooms. Messages that were there when the page
 * was opened are not news. Does not access the page.
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
    const news = rooms.filter((room) => room.kind === 'direct').flatMap((room) => this.#look(room, first))
    this.#complete ||= complete
    return news
  }

  #look(room, first) {
    const { id, epoch, lastSeq, newsAfter = 0 } = room
    const known = this.#known.get(id)
    if (known ? known.epoch !== epoch : first || !this.#complete) this.#known.set(id, { epoch, seq: lastSeq })
    const since = Math.max(this.#known.get(id)?.seq ?? 0, newsAfter)
    if (lastSeq <= since || !room.calls) return []
    this.#known.set(id, { epoch, seq: lastSeq })
    return [{ room, since }]
  }
}
