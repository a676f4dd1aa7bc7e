import { newClientId } from './client-id.js'

/**
 * Milliseconds that the other pages have to answer. They answer at once, and throttled timers of hidden pages do not affect it.
 */
const ANSWER_TIMEOUT = 500

/** Lets the pages of one browser count how many of them have an HTTP stream. */
export class Streams {
  #channel
  #hasStream
  #others = null
  #id = newClientId()

  /**
   * @param hasStream returns whether this page has a stream now
   */
  constructor(hasStream) {
    this.#hasStream = hasStream
    if (typeof globalThis.document === 'undefined' || typeof globalThis.BroadcastChannel === 'undefined') return
    this.#channel = new BroadcastChannel('maru.streams')
    this.#channel.addEventListener('message', ({ data }) => this.#hear(data))
  }

  /** Resolves to the number of other pages with a stream; Infinity if pages cannot reach each other. */
  async countOthers() {
    if (!this.#channel) return Infinity
    this.#others = new Set()
    this.#channel.postMessage('who')
    await new Promise((done) => setTimeout(done, ANSWER_TIMEOUT))
    return this.#others.size
  }

  close() {
    this.#channel?.close()
    this.#channel = null
  }

  #hear(data) {
    if (data === 'who' && this.#hasStream()) this.#channel.postMessage(this.#id)
    else if (data !== 'who') this.#others?.add(data)
  }
}
