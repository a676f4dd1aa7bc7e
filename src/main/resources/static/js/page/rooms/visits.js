import { recall, remember } from '../stored.js'

/** So many rooms are remembered. */
const REMEMBERED = 20

/** Which rooms somebody has opened in this browser, the latest first. */
export class Visits {
  #key

  constructor(account) {
    this.#key = `maru.visits.${account}`
  }

  note(room) {
    const rooms = [room, ...this.#rooms.filter((other) => other !== room)]
    remember(this.#key, JSON.stringify(rooms.slice(0, REMEMBERED)))
  }

  /** 0 for the latest, and more for each one before it; infinity for one that is not remembered. */
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
