import { recall, remember } from '../stored.js'

/** Milliseconds of quiet before a draft is written; leaving the page writes it at once. */
const QUIET = 250

/** Keeps what is being written in this browser, so that a reload or a crash loses nothing. */
export class Draft {
  #key
  #text
  #timer

  constructor(account, room) {
    this.#key = `maru.draft.${account}.${room}`
    addEventListener('pagehide', () => this.#write())
    addEventListener('visibilitychange', () => this.#write())
  }

  get text() {
    return recall(this.#key) ?? ''
  }

  set text(text) {
    this.#text = text
    clearTimeout(this.#timer)
    if (text === '') this.#write()
    else this.#timer = setTimeout(() => this.#write(), QUIET)
  }

  #write() {
    clearTimeout(this.#timer)
    if (this.#text === undefined) return
    remember(this.#key, this.#text)
    this.#text = undefined
  }
}
