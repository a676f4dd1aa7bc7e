import { recall, remember } from '../stored.js'

/** The number of rooms that are remembered. */
const REMEMBERED = 100

/**
 * Lets one tab of this browser handle each message: the tabs take turns, and each turn knows how far the tabs before it came.
 * Without Web Locks, as on an insecure connection, two tabs could handle the same message at the same moment.
 */
export class Claims {
  #key
  /** What this tab knows, in case that storage is full or disabled. */
  #own = new Map()

  constructor(account) {
    this.#key = `maru.noticed.${account}`
  }

  /**
   * Calls `work(since)` if no tab has handled the room up to its lastSeq, where `since` is the seq of the last event that was
   * handled. It returns the seq up to which it has handled the room. If it rejects, nothing is noted.
   */
  async take({ id, epoch, lastSeq }, since, work) {
    await exclusively(this.#key, async () => {
      const known = Math.max(since, this.#noted(id, epoch))
      if (lastSeq <= known) return
      if (!navigator.locks) this.#note(id, epoch, lastSeq)
      this.#note(id, epoch, Math.max(lastSeq, await work(known)))
    })
  }

  #noted(id, epoch) {
    const [seq, of] = this.#rooms.get(id) ?? []
    return of === epoch ? seq : 0
  }

  #note(id, epoch, seq) {
    const rooms = this.#rooms
    rooms.delete(id)
    rooms.set(id, [seq, epoch])
    this.#own = rooms
    remember(this.#key, JSON.stringify([...rooms].slice(-REMEMBERED)))
  }

  get #rooms() {
    try {
      const stored = recall(this.#key)
      return stored === null ? this.#own : new Map(JSON.parse(stored))
    } catch {
      return this.#own
    }
  }
}

function exclusively(name, work) {
  return navigator.locks ? navigator.locks.request(name, work) : work()
}
