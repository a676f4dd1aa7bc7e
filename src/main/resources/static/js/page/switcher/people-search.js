/** Milliseconds of quiet before the server is asked. */
const QUIET = 180
/** Characters of a name; a longer query finds nobody. */
const LONGEST = 40

/** Looks for people on the server by part of their name. What an older query finds is never told after a newer one was asked. */
export class PeopleSearch {
  #api
  #found
  #timer
  #asked = new AbortController()
  #pending = false

  /** `found(people, {failed})` is called with `{id, name, role}` of each; with none where there is no query or no answer. */
  constructor(api, found) {
    this.#api = api
    this.#found = found
  }

  look(query) {
    this.stop()
    if (query === '' || [...query].length > LONGEST) return this.#found([])
    this.#pending = true
    this.#timer = setTimeout(() => this.#ask(query, this.#asked.signal), QUIET)
  }

  /** Whether what was asked last has no answer yet. */
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
