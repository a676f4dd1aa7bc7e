import { recall, remember } from '../stored.js'

/** The number of rooms that are remembered. */
const REMEMBERED = 20

/** The rooms that the user has opened in this browser, latest first. */
export class Visits {
  #key

  constructor(account) {
    this.#key = `maru.visits.${account}`
  }

  note(room) {
    const rooms = [room, ...this.#rooms.filter((other) => other !== room)]
    remember(this.#key, JSON.stringify(rooms.slice(0, REMEMBERED)))
  }

  /** Returns 0 for the latest room and one more for each one before it; Infinity for a room that is not remembered. */
  ago(room) {
    const at = this.#rooms.indexOf(room)
    return at < 0 ? Infinity : at
  }

  get #rooms() {
    try {
      const rooms = JSON.parse(recall(this.#key) ?? '[]')
      return Array.isArray(rooms) ? rooms : []
    } catch {
      return []
    }
  }
}
