import { toast } from '../toast.js'
import { words } from '../words.js'
import { place, positionAt } from './favourites.js'

const LINKS = '.rooms-link[data-room]'

/** Lets a mouse drag rooms to a place among the favourites. Elsewhere a dragged room is a link, as browsers drag it. */
export class Dragging {
  #favourites
  #rooms
  #api
  #room = null
  #touched = false

  /** `list` is the whole list of rooms, and `favourites` the part to which rooms can be dragged. */
  constructor({ list, favourites, rooms, api }) {
    this.#favourites = favourites
    this.#rooms = rooms
    this.#api = api
    list.addEventListener('pointerdown', ({ pointerType }) => (this.#touched = pointerType !== 'mouse'))
    list.addEventListener('dragstart', (event) => this.#start(event))
    list.addEventListener('dragend', () => this.#end())
    favourites.addEventListener('dragover', (event) => this.#over(event))
    favourites.addEventListener('dragleave', ({ relatedTarget }) => favourites.contains(relatedTarget) || this.#mark(null))
    favourites.addEventListener('drop', (event) => this.#drop(event))
  }

  /** A finger that rests on a room opens its menu. */
  #start(event) {
    const link = event.target.closest?.(LINKS)
    if (!link) return
    if (this.#touched) return event.preventDefault()
    this.#room = this.#rooms.get(link.dataset.room) ?? null
  }

  #over(event) {
    const row = this.#room && event.target.closest('li')
    if (!row) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'move'
    const { top, height } = row.getBoundingClientRect()
    this.#mark(row, event.clientY < top + height / 2 ? 'before' : 'after')
  }

  #drop(event) {
    const row = this.#favourites.querySelector('[data-drop]')
    const target = this.#rooms.get(row?.querySelector(LINKS).dataset.room)
    if (!this.#room || !target) return
    event.preventDefault()
    const position = positionAt(row.dataset.drop, target, this.#room)
    if (target !== this.#room && position !== this.#room.favourite) this.#place(this.#room, position)
    this.#end()
  }

  async #place(room, position) {
    try {
      await place(room, position, { rooms: this.#rooms, api: this.#api })
    } catch ({ code }) {
      toast(words.problem[code] ?? words.problem.change)
    }
  }

  #end() {
    this.#room = null
    this.#mark(null)
  }

  /** Shows a line before or after a row, and no other line. */
  #mark(row, side) {
    for (const marked of this.#favourites.querySelectorAll('[data-drop]')) if (marked !== row) delete marked.dataset.drop
    if (row) row.dataset.drop = side
  }
}
