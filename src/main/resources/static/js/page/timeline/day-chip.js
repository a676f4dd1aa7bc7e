import { dayOf, showDay } from '../clock.js'
import { words } from '../words.js'
import { part } from './row.js'

/**
 * Shows over the log the day of the first visible message, unless its day line is visible anyway. It opens a choice of the day
 * to go to.
 */
export class DayChip {
  #chip
  #choice
  #day = null

  /** `go(day)` goes to the first message of a day, yyyy-mm-dd, or later. It resolves to false if that is impossible now. */
  constructor(timeline, { go }) {
    this.#chip = part(timeline, 'day-chip')
    this.#choice = part(timeline, 'day-choice')
    const input = this.#choice.querySelector('input')
    this.#choice.addEventListener('beforetoggle', ({ newState }) => newState === 'open' && this.#prepare(input))
    this.#choice.addEventListener('toggle', ({ newState }) => newState === 'open' && input.focus())
    this.#choice.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#go(go, input.value)
    })
  }

  /** `row` is the first visible row, null if there is none; `top` is the upper edge of the view. */
  look(row, top) {
    const line = row?.previousElementSibling
    const titled = line?.classList.contains('day') && line.getBoundingClientRect().bottom > top + 1
    this.#chip.hidden = !row || titled
    if (!row || row.day === this.#day) return
    this.#day = row.day
    this.rename()
  }

  /** At midnight 'today' becomes 'yesterday'. */
  rename() {
    if (this.#day) showDay(part(this.#chip, 'day-shown'), this.#day)
  }

  #prepare(input) {
    part(this.#choice, 'day-problem').textContent = ''
    input.max = dayOf(new Date())
    input.value = this.#day ?? input.max
  }

  async #go(go, day) {
    if (await go(day)) this.#choice.hidePopover()
    else part(this.#choice, 'day-problem').textContent = words.problem.history
  }
}
