/** Milliseconds between two requests, and until a request that hangs is aborted. */
const PAUSE = 2_000
const REQUEST_TIMEOUT = 8_000

/** A code for the phone. It is removed as soon as it was used or has expired. */
class MaruPhoneCode extends HTMLElement {
  #until
  #timer

  connectedCallback() {
    // Expires here a little later than on the server, whose answer counts while it can be reached.
    this.#until = performance.now() + (Number(this.dataset.seconds) + 5) * 1_000
    this.querySelector('.phone-code').scrollIntoView({ block: 'nearest' })
    this.#look()
  }

  disconnectedCallback() {
    clearTimeout(this.#timer)
  }

  async #look() {
    const state = performance.now() < this.#until ? await this.#ask() : 'over'
    if (!this.isConnected) return
    if (state === 'open') this.#timer = setTimeout(() => this.#look(), PAUSE)
    else this.#show(state)
  }

  /** If the server cannot be reached, the code may still be valid. */
  async #ask() {
    try {
      const answer = await fetch(this.dataset.stateAt, { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(REQUEST_TIMEOUT) })
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
  }
}

customElements.define('maru-phone-code', MaruPhoneCode)
