import { newClientId } from './client-id.js'

/** Milliseconds for the other pages to answer. They do not wait for anything, and timers of hidden pages do not matter to them. */
const ANSWER_WITHIN = 500

/** What the pages of one browser know of each other: how many of them keep a stream over HTTP. */
export class Streams {
  #channel
  #holds
  #others = null
  #id = newClientId()

  /** @param holds whether this page has a stream now */
  constructor(holds) {
    this.#holds = holds
    if (typeof globalThis.document === 'undefined' || typeof globalThis.BroadcastChannel === 'undefined') return
    this.#channel = new BroadcastChannel('maru.streams')
    this.#channel.addEventListener('message', ({ data }) => this.#hear(data))
  }

  /** How many other pages have a stream. Infinity if pages cannot hear each other. */
  async countOthers() {
    if (!this.#channel) return Infinity
    this.#others = new Set()
    this.#channel.postMessage('who')
    await new Promise((done) => setTimeout(done, ANSWER_WITHIN))
    return this.#others.size
  }

  close() {
    this.#channel?.close()
    this.#channel = null
  }

  #hear(data) {
    if (data === 'who' && this.#holds()) this.#channel.postMessage(this.#id)
    else if (data !== 'who') this.#others?.add(data)
  }
}
