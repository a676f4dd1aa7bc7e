import { typesIn, typingOf } from './destinations.js'

/** Milliseconds after which the server is told again that the user is typing. */
const AGAIN_AFTER = 3_000
/** Milliseconds for which the server believes it. */
const LASTS = 6_000

/**
 * Tells who is typing in rooms, and tells others that the user is. The server is told only while several people see it, and nothing is kept while there is
 * no connection.
 */
export class Typing {
  #deliver
  #socket = null
  /** By the room: `{unsubscribe, watched, changedAt, toldAt}`. */
  #rooms = new Map()

  /** @param deliver called with each event of the type 'typing' */
  constructor(deliver) {
    this.#deliver = deliver
  }

  watch(room) {
    if (this.#rooms.has(room)) return
    this.#rooms.set(room, {})
    this.#subscribe(room)
  }

  leave(room) {
    this.#rooms.get(room)?.unsubscribe?.()
    this.#rooms.delete(room)
  }

  attach(socket) {
    this.#socket = socket
    for (const room of this.#rooms.keys()) this.#subscribe(room)
  }

  /** The connection is gone: nobody is known to be typing. */
  detach() {
    this.#socket = null
    for (const room of this.#rooms.keys()) {
      this.#rooms.set(room, {})
      this.#deliver({ type: 'typing', room, watched: false, people: [] })
    }
  }

  /** The user has changed a text, or with `typing` false is done. */
  tell(room, typing) {
    const state = this.#rooms.get(room)
    const now = performance.now()
    if (!state) return
    state.changedAt = typing ? now : undefined
    const age = now - (state.toldAt ?? -Infinity)
    if (typing ? age >= AGAIN_AFTER : age <= LASTS) this.#send(room, state, typing)
  }

  #send(room, state, typing) {
    if (!this.#socket || !state.watched) return
    state.toldAt = typing ? performance.now() : undefined
    this.#socket.send(typesIn(room), { 'content-type': 'application/json' }, typing ? '{}' : '{"typing":false}')
  }

  /** The user has posted, which ends it. */
  posted(room) {
    const state = this.#rooms.get(room)
    if (state) state.toldAt = state.changedAt = undefined
  }

  #subscribe(room) {
    if (!this.#socket) return
    const state = this.#rooms.get(room)
    state.unsubscribe = this.#socket.subscribe(typingOf(room), {}, (body) => {
      if (this.#rooms.get(room) !== state) return
      const event = JSON.parse(body)
      state.watched = event.watched
      this.#deliver(event)
      // Another person came while the user is typing.
      const changed = performance.now() - (state.changedAt ?? -Infinity) < AGAIN_AFTER
      if (changed && state.toldAt === undefined) this.#send(room, state, true)
    })
  }
}
