import { withinTime } from '../client/time-limit.js'

/** Milliseconds that a request may take, with its answer. What waits for it goes on afterwards. */
const TIME_LIMIT = 15_000

/** The server's REST API, as the person of this page. `headers()` gives those against forged requests. */
export class Api {
  #base
  #headers

  constructor(base, headers) {
    this.#base = base
    this.#headers = headers
  }

  /**
   * The answer's JSON. Rejects with an Error that has the `status`, and the `code` of the problem where there is one; without
   * either where no answer came within the time limit.
   */
  get(path, { signal } = {}) {
    return this.#call('GET', path, { signal, headers: { Accept: 'application/json' } }, (answer) => answer.json())
  }

  post(path, body) {
    return this.#call('POST', path, this.#json(body), (answer) => answer.json())
  }

  /** `keepalive` lets the request outlive the page. */
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
