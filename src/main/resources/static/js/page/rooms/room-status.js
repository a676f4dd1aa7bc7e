/** Milliseconds for which a sentence is shown. */
const SHOWN = 5_000

/** Says for a moment what was done with a room, on the page and to screen readers. */
export class RoomStatus {
  #element
  #timer

  constructor(element) {
    this.#element = element
  }

  say(sentence) {
    clearTimeout(this.#timer)
    this.#element.textContent = sentence
    this.#timer = setTimeout(() => (this.#element.textContent = ''), SHOWN)
  }
}
