import { Room } from './room.js'

/**
 * The rooms that the user is in, as the server last told of them, and with what was signalled since.
 * Fires 'change' when any has changed; its detail is the one room, or null for all of them. Fires 'open' when another room is
 * open, before 'change'; its detail is that room.
 */
export class RoomList extends EventTarget {
  #api
  #here
  #rooms = new Map()
  #asking = null
  #askingNext = null
  /** Grows when an answer that is under way becomes too old to be of use. */
  #turn = 0
  /** Whether the server has told of all rooms. The page opens with some of many. */
  complete = false

  /** `here` is the id of the open room. */
  constructor({ api, here }) {
    super()
    this.#api = api
    this.#here = here
  }

  get all() {
    return [...this.#rooms.values()]
  }

  get(id) {
    return this.#rooms.get(id)
  }

  /** The id of the open room. */
  get here() {
    return this.#here
  }

  /** Another room is open now. */
  open(room) {
    this.#rooms.get(this.#here)?.leave()
    this.#here = room.id
    room.enter()
    this.dispatchEvent(new CustomEvent('open', { detail: room }))
    this.#changed(null)
  }

  /** Asks the server for one room. Rejects like {@link Api#get} if the user is not in it. */
  async load(id) {
    const told = await this.#api.get(`/rooms/${encodeURIComponent(id)}`)
    const room = this.#told(told)
    this.#rooms.set(id, room)
    this.#changed(null)
    return room
  }

  /** The server has told of all of them. */
  tell(all) {
    this.#rooms = new Map(all.map((told) => [told.id, this.#told(told)]))
    this.#changed(null)
  }

  take(event) {
    const room = this.#rooms.get(event.room)
    room?.apply(event)
    if (room) this.#changed(room)
  }

  /** People have another name or picture. Shows it for the direct messages with them. */
  rename(people) {
    const known = new Map(people.map((person) => [person.id, person]))
    for (const room of this.all) if (room.rename(known)) this.#changed(room)
  }

  /** The signal that a room moved on. */
  move(signal) {
    const room = this.#rooms.get(signal.room)
    room?.move(signal)
    if (room) this.#changed(room)
  }

  /** A room has another log, as after a backup was restored. With null for the id, all rooms may have. */
  renew(id, log) {
    if (id !== null) return this.#rooms.get(id)?.renew(log)
    for (const room of this.all) room.renew({ epoch: log.epoch, lastSeq: 0 })
  }

  /** The favourites in the user's order. */
  get favourites() {
    return this.all.filter(({ favourite }) => favourite !== null).sort((one, other) => one.favourite - other.favourite)
  }

  /**
   * The user moves a room to a position among the favourites, from 1, or out of them with null. This is shown before the server has
   * answered, and its next answer replaces it.
   */
  favour(room, position) {
    const order = this.favourites.filter((other) => other !== room)
    room.favourite = null
    if (position !== null) order.splice(position - 1, 0, room)
    order.forEach((one, i) => (one.favourite = i + 1))
    this.#changed(null)
  }

  /** One has read a room somewhere else up to a seq. */
  read(id, seq) {
    const room = this.#rooms.get(id)
    if (!room) return
    if (room.read(seq)) this.#changed(room)
    else this.refresh().catch(() => {})
  }

  /** Messages of a room were marked as unread, so an older answer would mark them as read again. */
  wentBack(id, seq) {
    this.#turn += 1
    this.#rooms.get(id)?.wentBack(seq)
  }

  /** The timeline of the open room says how far it was read, as `{room, read, unread}`. */
  countHere(seen) {
    const room = this.#rooms.get(seen.room)
    if (room?.countHere(seen)) this.#changed(room)
  }

  remove(id) {
    if (this.#rooms.delete(id)) this.#changed(null)
  }

  /**
   * Asks the server, one call at a time. A pending answer may be older than the state the caller needs, so all callers
   * meanwhile share the next call. Rejects if the server does not answer.
   */
  refresh() {
    if (this.#asking) return this.#askingNext ??= this.#afterThis(this.#asking)
    this.#asking = this.#ask().finally(() => (this.#asking = null))
    return this.#asking
  }

  async #afterThis(asking) {
    await Promise.allSettled([asking])
    this.#askingNext = null
    return this.refresh()
  }

  #told(told) {
    const known = this.#rooms.get(told.id)
    if (!known) return new Room(told, told.id === this.#here)
    known.tell(told)
    return known
  }

  async #ask() {
    const turn = this.#turn
    const all = await this.#api.get('/rooms')
    if (turn !== this.#turn) return this.#ask()
    this.complete = true
    this.tell(all)
  }

  #changed(room) {
    this.dispatchEvent(new CustomEvent('change', { detail: room }))
  }
}
