import { words } from '../words.js'
import { part } from './row.js'

/** The number of characters of the message that the dialog quotes. */
const QUOTE_LENGTH = 200

/** Asks for confirmation and removes a message on the server. */
export class Removal {
  #dialog
  #api
  #removed
  #room
  #epoch
  #message = null
  #busy = false

  /**
   * `epoch()` returns the epoch of the messages' ids; `removed(message)` is called when a message was removed. Rooms share the
   * dialog until the signal.
   */
  constructor(dialog, { api, room, epoch, removed, signal }) {
    this.#dialog = dialog
    this.#api = api
    this.#room = room
    this.#epoch = epoch
    this.#removed = removed
    dialog.querySelector('[data-action="keep"]').addEventListener('click', () => dialog.close(), { signal })
    dialog.querySelector('[data-action="remove"]').addEventListener('click', () => this.#remove(), { signal })
    dialog.addEventListener('close', () => (this.#message = null), { signal })
  }

  ask(message) {
    this.#message = message
    const { text } = message
    part(this.#dialog, 'quote').textContent = text.length > QUOTE_LENGTH ? `${text.slice(0, QUOTE_LENGTH).toWellFormed?.() ?? ''}…` : text
    part(this.#dialog, 'problem').textContent = ''
    this.#dialog.showModal()
  }

  async #remove() {
    if (this.#busy || !this.#message) return
    this.#busy = true
    const message = this.#message
    try {
      const path = `/rooms/${encodeURIComponent(this.#room)}/messages/${encodeURIComponent(message.id)}`
      await this.#api.delete(`${path}?${new URLSearchParams({ epoch: this.#epoch() })}`)
      this.#removed(message)
      if (message === this.#message) this.#dialog.close()
    } catch {
      part(this.#dialog, 'problem').textContent = words.problem.removal
    } finally {
      this.#busy = false
    }
  }
}
