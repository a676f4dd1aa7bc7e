/** Milliseconds without a change before the server is asked. */
const ASK_AFTER = 180
/** The maximum length of a name; a longer query finds nothing. */
const MAX_LENGTH = 40

/** Searches the server's users by a part of their name. The result of an older query is discarded. */
export class PeopleSearch {
  #api
  #found
  #timer
  #asked = new AbortController()
  #pending = false

  /**
   * `found(people, {failed})` is called with `{id, name, role}` of each user; with none if the query is empty or the request
   * failed.
   */
  constructor(api, found) {
    this.#api = api
    this.#found = found
  }

  look(query) {
    this.stop()
    if (query === '' || [...query].length > MAX_LENGTH) return this.#found([])
    this.#pending = true
    this.#timer = setTimeout(() => this.#ask(query, this.#asked.signal), ASK_AFTER)
  }

  /** Whether the last query has no answer yet. */
  get pending() {
    return this.#pending
  }

  stop() {
    this.#pending = false
    clearTimeout(this.#timer)
    this.#asked.abort()
    this.#asked = new AbortController()
  }

  async #ask(query, signal) {
    const people = await this.#api.get(`/accounts?${new URLSearchParams({ query })}`, { signal }).catch(() => null)
    if (signal.aborted) return
    this.#pending = false
    this.#found(people ?? [], { failed: people === null })
  }
}
