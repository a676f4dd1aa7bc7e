import { recall } from '../stored.js'
import { part } from '../timeline/row.js'

/** Marks the rooms in the list for which this browser keeps a draft. The open room is not marked: its draft is in sight. */
export class DraftMarks {
  #key
  #rooms
  #list

  constructor({ account, rooms, list }) {
    this.#key = `maru.draft.${account}.`
    this.#rooms = rooms
    this.#list = list
    rooms.addEventListener('change', ({ detail: room }) => this.#show(room?.id))
    addEventListener('storage', ({ key }) => (key === null || key.startsWith(this.#key)) && this.#show())
    this.#show()
  }

  #show(room) {
    const links = room === undefined ? '.rooms-link[data-room]' : `.rooms-link[data-room="${CSS.escape(room)}"]`
    for (const link of this.#list.querySelectorAll(links)) {
      const { room: id } = link.dataset
      part(link, 'draft').hidden = id === this.#rooms.here || !recall(this.#key + id)
    }
  }
}
