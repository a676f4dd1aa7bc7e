import './leaving.js'
import './sending.js'
import './theme.js'

/** Milliseconds between two questions, and until one that hangs is given up. */
const PAUSE = 2_000
const LONGEST = 8_000

/** A code for the phone: taken away as soon as it was used or its time is over, because it is no longer valid. */
class MaruPhoneCode extends HTMLElement {
  #until

  connectedCallback() {
    // Its time is over here a little later than on the server, which knows better as long as it answers.
    this.#until = performance.now() + (Number(this.dataset.seconds) + 5) * 1_000
    this.#look()
  }

  async #look() {
    const state = performance.now() < this.#until ? await this.#ask() : 'over'
    if (state === 'open') setTimeout(() => this.#look(), PAUSE)
    else this.#show(state)
  }

  /** A code of which nothing can be learned may still be good. */
  async #ask() {
    try {
      const answer = await fetch(this.dataset.stateAt, { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(LONGEST) })
      if (!answer.ok) return answer.status < 500 ? 'over' : 'open'
      return (await answer.json()).state
    } catch {
      return 'open'
    }
  }

  #show(state) {
    const part = (name) => this.querySelector(`[data-part="${name}"]`)
    part('open').remove()
    part(state === 'used' ? 'used' : 'over').hidden = false
    part('again').hidden = state === 'used'
  }
}

customElements.define('maru-phone-code', MaruPhoneCode)
