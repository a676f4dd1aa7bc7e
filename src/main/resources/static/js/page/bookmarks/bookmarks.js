/**
 * The bookmarks of the user: which messages of the open room have one, and their changes in all rooms. Fires 'change' with
 * `{room, seq, bookmarked}` for each change on any device, also before the server confirms it and if it is undone, and 'reload' if
 * there may have been changes that the page has not heard of.
 */
export class Bookmarks extends EventTarget {
  #api
  #room
  #seqs = new Set()
  #loading = null

  constructor({ chat, api, room }) {
    super()
    this.#api = api
    this.#room = room
    chat.on('me', ({ type, room: of, messageSeq }) => {
      if (type === 'message-bookmarked' || type === 'message-unbookmarked') this.#set(of, messageSeq, type === 'message-bookmarked')
    })
    chat.on('event', ({ type, room: of, message }) => type === 'deleted' && this.#set(of, message.seq, false))
    chat.on('reset', ({ room: of }) => (of === null || of === this.#room) && this.#begin())
    chat.on('state', ({ state }) => state === 'online' && this.#loading?.failed && this.#begin())
    this.#begin()
  }

  /** Another room is open. */
  enter(room) {
    if (room === this.#room) return
    this.#room = room
    this.#begin()
  }

  /** Whether the message of the open room with a seq has a bookmark. */
  has(seq) {
    return this.#seqs.has(seq)
  }

  /** Bookmarks a message of a room, or removes the bookmark. Rejects if the server refuses it. */
  async change(room, seq, bookmarked) {
    this.#set(room, seq, bookmarked)
    const path = `/rooms/${encodeURIComponent(room)}/messages/${seq}/bookmark`
    try {
      await (bookmarked ? this.#api.put(path, {}) : this.#api.delete(path))
    } catch (problem) {
      this.#set(room, seq, !bookmarked)
      this.dispatchEvent(new Event('reload'))
      throw problem
    }
  }

  #set(room, seq, bookmarked) {
    if (room === this.#room) {
      this.#loading?.late.push({ seq, bookmarked })
      this.#apply({ seq, bookmarked })
    }
    this.dispatchEvent(new CustomEvent('change', { detail: { room, seq, bookmarked } }))
  }

  #apply({ seq, bookmarked }) {
    if (bookmarked) this.#seqs.add(seq)
    else this.#seqs.delete(seq)
  }

  async #begin() {
    const loading = (this.#loading = { late: [], failed: false })
    this.#seqs.clear()
    this.dispatchEvent(new Event('reload'))
    try {
      const { seqs } = await this.#api.get(`/rooms/${encodeURIComponent(this.#room)}/bookmarks`)
      if (loading !== this.#loading) return
      this.#loading = null
      this.#seqs = new Set(seqs)
      loading.late.forEach((change) => this.#apply(change))
    } catch {
      loading.failed = true // loads again when the connection is back
    }
  }
}
