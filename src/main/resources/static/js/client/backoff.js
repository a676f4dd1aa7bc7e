/** Returns a random number of milliseconds in a range, so that many clients do not reconnect at the same moment. */
export const between = (least, most) => least + Math.random() * (most - least)

/**
 * Growing waits between attempts: the n-th wait is random, up to `first` times 2^n milliseconds and at most `most` ("full
 * jitter").
 */
export class Backoff {
  #failures = 0

  constructor(first = 500, most = MAX_WAIT) {
    this.first = first
    this.most = most
  }

  next() {
    const ceiling = Math.min(this.most, this.first * 2 ** Math.min(this.#failures, 16))
    this.#failures += 1
    return between(MIN_WAIT, ceiling)
  }

  reset() {
    this.#failures = 0
  }
}

const MIN_WAIT = 100
/**
 * With 9,000 clients waiting for a server, about 1,100 a second reconnect with this value: as many as one processor can accept.
 */
const MAX_WAIT = 8_000
