import { between } from './backoff.js'

/** Milliseconds between two checks whether the page is hidden. A page that is hidden at two checks in a row rests. */
const CHECK_EVERY = 5_000
/** A page rests if this many other pages of the browser have a stream. */
const ENOUGH_STREAMS = 2

/** Milliseconds that a page rests before it connects for a moment. */
export const restFor = () => between(45_000, 75_000)

/**
 * Decides when a page rests. Over HTTP a connection is a request that does not end, and with HTTP/1.1 a browser makes at most
 * six requests to a server at a time, for all its pages: the seventh page would never load. So a hidden page gives up its
 * connection if two other pages have one, and connects about once a minute. Those two keep the account online.
 */
export class Resting {
  #streams
  #isBusy
  #rest
  #timer

  /**
   * @param given `{streams, isBusy, rest}`: `isBusy()` returns whether something waits to be sent, `rest()` ends the connection
   */
  constructor({ streams, isBusy, rest }) {
    this.#streams = streams
    this.#isBusy = isBusy
    this.#rest = rest
  }

  /** The page has connected. */
  begin(transport) {
    this.end()
    if (transport !== 'websocket' && globalThis.document) this.#check(isHidden())
  }

  end() {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #check(wasHidden) {
    const timer = (this.#timer = setTimeout(async () => {
      const hidden = isHidden()
      const rests = wasHidden && hidden && !this.#isBusy() && (await this.#streams.countOthers()) >= ENOUGH_STREAMS
      if (timer !== this.#timer) return
      if (rests && isHidden()) this.#rest()
      else this.#check(hidden)
    }, CHECK_EVERY))
  }
}

const isHidden = () => document.visibilityState === 'hidden'
