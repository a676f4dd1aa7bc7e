/** The server's REST API, as the person of this page. `headers()` gives those against forged requests. */
export class Api {
  #base
  #headers

  constructor(base, headers) {
    this.#base = base
    this.#headers = headers
  }

  /** The answer's JSON. Rejects with an Error that has the `status`, and the `code` of the problem where there is one. */
  async get(path, { signal } = {}) {
    return (await this.#call('GET', path, { signal, headers: { Accept: 'application/json' } })).json()
  }

  async post(path, body) {
    return (await this.#call('POST', path, this.#json(body))).json()
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

  async #call(method, path, options) {
    const answer = await fetch(this.#base + path, { method, ...options })
    if (answer.ok) return answer
    const { code } = await answer.json().catch(() => ({}))
    throw Object.assign(new Error(`${answer.status} for ${method} ${path}`), { status: answer.status, code })
  }
}
