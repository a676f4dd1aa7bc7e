import { words } from '../words.js'
import { part } from './row.js'

/** Characters of the message that are shown again before it goes. */
const QUOTED = 200

/** Asks whether a message shall go, and has the server take it away. */
export class Removal {
  #dialog
  #api
  #removed
  #room
  #epoch
  #message
  #busy = false

  /** `epoch()` is that of the messages' ids; `removed(message)` is called when one is gone. */
  constructor(dialog, { api, room, epoch, removed }) {
    this.#dialog = dialog
    this.#api = api
    this.#room = room
    this.#epoch = epoch
    this.#removed = removed
    dialog.querySelector('[data-action="keep"]').addEventListener('click', () => dialog.close())
    dialog.querySelector('[data-action="remove"]').addEventListener('click', () => this.#remove())
  }

  ask(message) {
    this.#message = message
    const { text } = message
    part(this.#dialog, 'quote').textContent = text.length > QUOTED ? `${text.slice(0, QUOTED).toWellFormed?.() ?? ''}…` : text
    part(this.#dialog, 'problem').textContent = ''
    this.#dialog.showModal()
  }

  async #remove() {
    if (this.#busy) return
    this.#busy = true
    const message = this.#message
    try {
      const path = `/rooms/${encodeURIComponent(this.#room)}/messages/${encodeURIComponent(message.id)}`
      await this.#api.delete(`${path}?${new URLSearchParams({ epoch: this.#epoch() })}`)
      this.#removed(message)
      this.#dialog.close()
    } catch {
      part(this.#dialog, 'problem').textContent = words.problem.removal
    } finally {
      this.#busy = false
    }
  }
}
