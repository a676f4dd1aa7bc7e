import { withinTime } from '../client/time-limit.js'
import { made, shown, toCreate, toGet } from './webauthn.js'

/** Milliseconds that the server may take to send the options for the authenticator. */
const TIME_LIMIT = 15_000

/**
 * A form that is sent with a passkey's response. `data-options` is the URL of the options. A form with a label field creates a
 * passkey, one without it logs in. The form stays hidden if the browser does not support passkeys.
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
      // Cancelled, no passkey found, or no network: the user sees the same message.
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
