import { part } from '../timeline/row.js'
import { words } from '../words.js'

/** Asks for confirmation and leaves a room. The server then tells all pages of the user. */
export class RoomLeaving {
  #dialog
  #api
  #room = null
  #busy = false

  constructor(dialog, api) {
    this.#dialog = dialog
    this.#api = api
    dialog.querySelector('[data-action="keep"]').addEventListener('click', () => dialog.close())
    dialog.querySelector('[data-action="leave"]').addEventListener('click', () => this.#leave())
  }

  ask(room) {
    this.#room = room
    part(this.#dialog, 'room').textContent = room.title
    for (const kind of ['public', 'private']) part(this.#dialog, kind).hidden = (room.kind === 'public') !== (kind === 'public')
    part(this.#dialog, 'problem').textContent = ''
    this.#dialog.showModal()
  }

  async #leave() {
    if (this.#busy) return
    this.#busy = true
    try {
      await this.#api.post(`/rooms/${encodeURIComponent(this.#room.id)}/leave`)
      this.#dialog.close()
    } catch {
      part(this.#dialog, 'problem').textContent = words.problem.leaving
    } finally {
      this.#busy = false
    }
  }
}
