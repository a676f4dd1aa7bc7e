import { recall, remember } from '../stored.js'

/** Milliseconds without a change before a draft is stored. Leaving the page stores it at once. */
const STORE_AFTER = 250

/** Stores the draft in this browser, so that a reload or a crash loses nothing. */
export class Draft {
  #key
  #text
  #timer
  #closing = new AbortController()

  constructor(account, room) {
    const { signal } = this.#closing
    this.#key = `maru.draft.${account}.${room}`
    addEventListener('pagehide', () => this.#write(), { signal })
    addEventListener('visibilitychange', () => this.#write(), { signal })
  }

  /** Stores the text. Call it when the field is for another room from now on. */
  close() {
    this.#write()
    this.#closing.abort()
  }

  get text() {
    return recall(this.#key) ?? ''
  }

  set text(text) {
    this.#text = text
    clearTimeout(this.#timer)
    if (text === '') this.#write()
    else this.#timer = setTimeout(() => this.#write(), STORE_AFTER)
  }

  #write() {
    clearTimeout(this.#timer)
    if (this.#text === undefined) return
    remember(this.#key, this.#text)
    this.#text = undefined
  }
}
