/** Milliseconds between two refreshes, and at most how many more, so that not all pages ask at once. */
const EVERY = 30_000
const SPREAD = 10_000

/** Repeats `refresh` while it is on and the page is visible. A page that was hidden for longer refreshes when it is shown. */
export class Refresh {
  #refresh
  #on = false
  #due = 0
  #timer

  constructor(refresh) {
    this.#refresh = refresh
    document.addEventListener('visibilitychange', () => this.#wait())
  }

  turn(on) {
    if (on === this.#on) return
    this.#on = on
    this.#next()
  }

  #next() {
    this.#due = performance.now() + EVERY + Math.random() * SPREAD
    this.#wait()
  }

  #wait() {
    clearTimeout(this.#timer)
    if (!this.#on || document.visibilityState === 'hidden') return
    this.#timer = setTimeout(() => {
      this.#next()
      this.#refresh()
    }, this.#due - performance.now())
  }
}
