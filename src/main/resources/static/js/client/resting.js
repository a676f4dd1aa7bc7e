import { between } from './backoff.js'

/** Milliseconds between two looks at whether the page is hidden. Hidden at two of them in a row, it rests. */
const LOOK_EVERY = 5_000
/** So many other pages of this browser with a stream are enough. */
const ENOUGH = 2

/** Milliseconds that a page rests before it looks in. */
export const restFor = () => between(45_000, 75_000)

/**
 * Decides when a page rests. Over HTTP a connection is a request that does not end, and over HTTP/1.1 a browser makes six requests
 * to one server at a time, for all its pages: the seventh page would never load. So a hidden page gives its connection up where
 * two other pages have one, and looks in about once a minute. Those two keep the account online, and the others quiet.
 */
export class Resting {
  #streams
  #isBusy
  #rest
  #timer

  /** @param given `{streams, isBusy, rest}`: `isBusy()` is whether something waits to be sent, `rest()` gives the connection up */
  constructor({ streams, isBusy, rest }) {
    this.#streams = streams
    this.#isBusy = isBusy
    this.#rest = rest
  }

  /** The page is connected from now on. */
  begin(transport) {
    this.end()
    if (transport !== 'websocket' && globalThis.document) this.#look(isHidden())
  }

  end() {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #look(wasHidden) {
    const timer = (this.#timer = setTimeout(async () => {
      const hidden = isHidden()
      const rests = wasHidden && hidden && !this.#isBusy() && (await this.#streams.countOthers()) >= ENOUGH
      if (timer !== this.#timer) return
      if (rests && isHidden()) this.#rest()
      else this.#look(hidden)
    }, LOOK_EVERY))
  }
}

const isHidden = () => document.visibilityState === 'hidden'
