/** After an event that many pages receive at once, each asks the server within this many milliseconds. */
const SPREAD = 5_000
/** Milliseconds before a failed request is repeated. */
const RETRY_AFTER = 10_000

/**
 * Tracks which members of a room are online. Does not access the page; `changed()` is called when the list may have changed.
 */
export class Members {
  #api
  #path
  #changed
  /** The members as the server listed them, by id. */
  #members = new Map()
  #online = new Map()
  #meanwhile = null
  #countOnly = null
  #timer
  /** Whether the server has answered once. */
  known = false

  constructor({ api, room, changed }) {
    this.#api = api
    this.#path = `/rooms/${encodeURIComponent(room)}`
    this.#changed = changed
  }

  /** `{id, name, role}` of each member online. */
  get online() {
    return [...this.#online.values()].filter(({ id }) => this.#members.has(id))
  }

  /** All members that the server has listed, those online first. */
  get all() {
    return [...this.online, ...[...this.#members.values()].filter(({ id }) => !this.#online.has(id))]
  }

  /**
   * Applies a presence event. It is about all accounts of the server, so others are ignored. While the server only counts
   * people, it still says who got another name; who is online is known from the last answer.
   */
  apply({ snapshot, countOnly = false, joined, left }) {
    const switched = this.#countOnly === !countOnly
    this.#countOnly = countOnly
    for (const { id } of left) this.#note(id, null)
    for (const person of joined) this.#note(person.id, person)
    if (!snapshot) this.#changed()
    else if (switched) this.#later(Math.random() * SPREAD)
    else this.load()
  }

  /** Applies an event of the room. A member who joins may have been online before, which only the server knows. */
  take({ type, account }) {
    if (type === 'left' || type === 'removed') this.#members.delete(account.id)
    else if (type === 'joined') {
      if (this.known) this.#members.set(account.id, account)
      this.#later(Math.random() * SPREAD)
    }
    this.#changed()
  }

  /** Asks the server, and again later if that fails. */
  async load() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const failed = await this.#ask(() => this.#api.get(`${this.#path}/members`))
    if (failed) this.#later(RETRY_AFTER)
  }

  /** The room is not open any more: asks nothing and reports nothing from now on. */
  close() {
    clearTimeout(this.#timer)
    this.#timer = 0
    this.#meanwhile = null
    this.#changed = () => {}
  }

  /** Asks the server once who of the known members is online, unless it is asked anyway. */
  async refresh() {
    if (!this.#meanwhile && !this.#timer) await this.#ask(() => null)
  }

  /** Events that arrive before the answer are newer than it. Returns whether the latest question failed. */
  async #ask(getMembers) {
    const meanwhile = (this.#meanwhile = new Map())
    try {
      const [members, online] = await Promise.all([getMembers(), this.#api.get(`${this.#path}/online`)])
      if (meanwhile !== this.#meanwhile) return false
      this.#meanwhile = null
      this.known = true
      if (members) this.#members = new Map(members.map((member) => [member.id, member]))
      this.#online = new Map(online.map((person) => [person.id, person]))
      for (const [id, person] of meanwhile) this.#note(id, person)
      this.#changed()
      return false
    } catch {
      if (meanwhile !== this.#meanwhile) return false
      this.#meanwhile = null
      return true
    }
  }

  #note(id, person) {
    this.#meanwhile?.set(id, person)
    if (!person) this.#online.delete(id)
    else if (this.#meanwhile || this.#members.has(id)) this.#online.set(id, person)
  }

  #later(wait) {
    this.#timer ??= setTimeout(() => this.load(), wait)
  }
}
