/** A random number of milliseconds from a range, so that many clients do not come back in step. */
export const between = (least, most) => least + Math.random() * (most - least)

/**
 * Growing waits between attempts: the n-th lasts at random up to `first` times 2^n milliseconds, at most `most`
 * ("full jitter").
 */
export class Backoff {
  #failures = 0

  constructor(first = 500, most = MOST) {
    this.first = first
    this.most = most
  }

  next() {
    const ceiling = Math.min(this.most, this.first * 2 ** Math.min(this.#failures, 16))
    this.#failures += 1
    return between(SHORTEST, ceiling)
  }

  reset() {
    this.#failures = 0
  }
}

const SHORTEST = 100
/** Of 9,000 who wait for a server, about 1,100 a second come within this: as many as one processor lets in. */
const MOST = 8_000
