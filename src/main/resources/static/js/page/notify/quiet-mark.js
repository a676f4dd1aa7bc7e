import { onAttention } from '../attention.js'
import { shortTimeOf } from '../clock.js'
import { part } from '../timeline/row.js'
import { words } from '../words.js'
import { UNTIL_OFF, isQuiet } from './settings.js'

/** The maximum number of milliseconds between two checks. A timer for the end would be late after the machine has slept. */
const TICK = 60_000

/** Shows at the user's name that do-not-disturb is on, and until when. */
export class QuietMark {
  #element
  #settings
  #timer

  constructor(element, settings) {
    this.#element = element
    this.#settings = settings
    settings.onChange(() => this.#show())
    onAttention(() => this.#show())
    this.#show()
  }

  #show() {
    clearTimeout(this.#timer)
    const { quiet } = this.#settings.all
    this.#element.hidden = !isQuiet({ quiet })
    if (this.#element.hidden) return
    const text = quiet === UNTIL_OFF ? words.notify.quietOn : words.notify.quietOnUntil(shortTimeOf(quiet))
    this.#element.title = text
    part(this.#element, 'quiet-text').textContent = text
    if (quiet !== UNTIL_OFF) this.#timer = setTimeout(() => this.#show(), Math.min(TICK, quiet - Date.now()))
  }
}
