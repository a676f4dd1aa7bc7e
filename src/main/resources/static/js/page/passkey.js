import { withinTime } from '../client/time-limit.js'
import { made, shown, toCreate, toGet } from './webauthn.js'

/** Milliseconds for the server to say what it asks of the device. */
const TIME_LIMIT = 15_000

/**
 * A form that takes a passkey along: `data-options` is where the server says what it asks for. Making one needs a name, showing one
 * does not. Where the browser knows no passkeys the form stays hidden.
 */
class MaruPasskey extends HTMLElement {
  connectedCallback() {
    if (!window.PublicKeyCredential) return
    this.form = this.querySelector('form')
    this.problem = this.querySelector('[data-passkey-problem]')
    this.form.addEventListener('submit', (event) => {
      if (this.answered) return
      event.preventDefault()
      this.ask()
    })
    this.hidden = false
  }

  async ask() {
    const { _csrf: csrf, credential, label } = this.form.elements
    const button = this.form.querySelector('button')
    this.problem.hidden = true
    button.disabled = true
    try {
      const options = await withinTime(TIME_LIMIT, (signal) => this.options(csrf.value, signal))
      credential.value = JSON.stringify(
        label ? made(await navigator.credentials.create(toCreate(options))) : shown(await navigator.credentials.get(toGet(options))),
      )
    } catch {
      // Broken off, nothing there to show, or no network: to the person all the same.
      this.problem.hidden = false
      button.disabled = false
      button.focus()
      return
    }
    button.disabled = false
    this.answered = true
    this.form.requestSubmit()
    this.answered = false
  }

  async options(csrf, signal) {
    const answer = await fetch(this.form.dataset.options, { method: 'POST', headers: { 'X-CSRF-TOKEN': csrf }, signal })
    if (!answer.ok) throw new Error(`The server refused: ${answer.status}`)
    return answer.json()
  }
}

customElements.define('maru-passkey', MaruPasskey)
