import { part } from './row.js'

/** The number of characters of the message that the dialog quotes. */
const QUOTE_LENGTH = 200

/** Asks a moderator whether to remove the message of another user. */
export class Removal {
  #dialog
  #message = null

  /** `confirmed(message)` is called if the answer is yes. Rooms share the dialog until the signal. */
  constructor(dialog, { confirmed, signal }) {
    this.#dialog = dialog
    dialog.querySelector('[data-action="keep"]').addEventListener('click', () => dialog.close(), { signal })
    dialog.querySelector('[data-action="remove"]').addEventListener('click', () => {
      const message = this.#message
      dialog.close()
      if (message) confirmed(message)
    }, { signal })
    dialog.addEventListener('close', () => (this.#message = null), { signal })
  }

  ask(message) {
    this.#message = message
    const { text } = message
    part(this.#dialog, 'quote').textContent = text.length > QUOTE_LENGTH ? `${text.slice(0, QUOTE_LENGTH).toWellFormed?.() ?? ''}…` : text
    this.#dialog.showModal()
  }
}
