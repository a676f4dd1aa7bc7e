import { withinTime } from '../client/time-limit.js'

/** Milliseconds that a request may take, including its answer. */
const TIME_LIMIT = 15_000

/** The server's REST API, called as the user of this page. `headers()` returns the headers with the CSRF token. */
export class Api {
  #base
  #headers

  constructor(base, headers) {
    this.#base = base
    this.#headers = headers
  }

  /**
   * Resolves to the JSON of the answer. Rejects with an Error that has the `status` and, if the problem has one, the `code`. It
   * has neither if no answer arrived within the time limit.
   */
  get(path, { signal } = {}) {
    return this.#call('GET', path, { signal, headers: { Accept: 'application/json' } }, (answer) => answer.json())
  }

  /** Resolves like `get`, or to undefined if the answer has no content. */
  post(path, body) {
    return this.#call('POST', path, this.#json(body), (answer) => (answer.status === 204 ? undefined : answer.json()))
  }

  /** With `keepalive` the request outlives the page. */
  async put(path, body, { keepalive } = {}) {
    await this.#call('PUT', path, { ...this.#json(body), keepalive })
  }

  async delete(path) {
    await this.#call('DELETE', path, { headers: this.#headers() })
  }

  #json(body) {
    return { body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...this.#headers() } }
  }

  #call(method, path, options, read = () => undefined) {
    return withinTime(TIME_LIMIT, async (signal) => {
      const answer = await fetch(this.#base + path, { method, ...options, signal })
      if (answer.ok) return read(answer)
      const { code } = await answer.json().catch(() => ({}))
      throw Object.assign(new Error(`${answer.status} for ${method} ${path}`), { status: answer.status, code })
    }, options.signal)
  }
}
