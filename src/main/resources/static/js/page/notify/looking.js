import { isLookedAt, onAttention } from '../attention.js'

/**
 * Lets all tabs of this browser know which rooms the user looks at. A tab that is looked at has a shared lock with the name of its
 * room, which ends with the tab however that ends. Without Web Locks, each tab only knows about itself.
 */
export class Looking {
  #account
  #here
  #looked = null
  #release = null

  /** `here()` returns the room that this page shows. */
  constructor(account, here) {
    this.#account = account
    this.#here = here
    onAttention(() => this.update())
    addEventListener('pagehide', () => this.#look(null))
    this.update()
  }

  /** Call this when the page may show another room. */
  update() {
    this.#look(isLookedAt() ? this.#here() : null)
  }

  /** Whether the user looks at a room, in any tab. */
  async isAt(room) {
    this.update()
    if (this.#looked === room) return true
    const { held = [] } = (await navigator.locks?.query()) ?? {}
    return held.some(({ name }) => name === this.#nameOf(room))
  }

  #look(room) {
    if (room === this.#looked) return
    this.#looked = room
    this.#release?.()
    this.#release = null
    if (room === null || !navigator.locks) return
    const until = new Promise((release) => (this.#release = release))
    navigator.locks.request(this.#nameOf(room), { mode: 'shared' }, () => until)
  }

  #nameOf(room) {
    return `maru.looking.${this.#account}.${room}`
  }
}
