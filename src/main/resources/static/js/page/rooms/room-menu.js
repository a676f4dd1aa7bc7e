import { copyText } from '../clipboard.js'
import { onLongPress } from '../long-press.js'
import { Menu } from '../timeline/menu.js'
import { clone, part } from '../timeline/row.js'
import { toast } from '../toast.js'
import { words } from '../words.js'
import { favour, neighbourOf, place, unfavour } from './favourites.js'
import { readRoom } from './read-all.js'
import { RoomLeaving } from './room-leaving.js'
import { sectionsOf } from './sections.js'

const LINKS = '.rooms-link[data-room]'

/**
 * The actions of a room in the list. One button serves all rooms: it is in the row under the pointer or with the focus. A right
 * click, the menu key and a long press open the same menu.
 */
export class RoomMenu {
  #list
  #rooms
  #api
  #button = clone('room-actions')
  #element = document.getElementById('room-menu')
  #menu
  #leaving
  #room = null
  #pressed = false

  constructor({ list, rooms, api }) {
    this.#list = list
    this.#rooms = rooms
    this.#api = api
    this.#menu = new Menu(this.#element, this.#button, (action) => this.#do(action))
    this.#leaving = new RoomLeaving(document.getElementById('leave-room'), api)
    this.#button.addEventListener('click', () => this.#open())
    list.addEventListener('pointerover', (event) => this.#placeByMouse(event))
    list.addEventListener('focusin', ({ target }) => this.#place(target.closest(LINKS)))
    list.addEventListener('contextmenu', (event) => this.#openByMouse(event))
    this.#listenToTouch()
  }

  /** With Shift the browser's own menu opens. */
  #openByMouse(event) {
    const link = event.target.closest(LINKS)
    if (!link || (event.shiftKey && event.button === 2)) return
    event.preventDefault()
    if (event.pointerType === 'touch') return
    // A menu that opens while the button of the mouse is down would close as soon as it is released.
    if (event.buttons === 0) this.#openAt(link)
    else addEventListener('pointerup', () => setTimeout(() => this.#openAt(link)), { once: true })
  }

  /** The link under a finger that has rested on it is not followed. */
  #listenToTouch() {
    this.#list.addEventListener('pointerup', ({ target }) => (this.#pressed = Boolean(target.closest('[data-pressed]'))), { capture: true })
    this.#list.addEventListener('click', (event) => {
      if (this.#pressed) event.preventDefault()
      this.#pressed = false
    }, { capture: true })
    onLongPress(this.#list, (target) => target.closest(LINKS), (link) => this.#openAt(link))
  }

  #openAt(link) {
    this.#place(link)
    this.#open()
  }

  /** A row that has moved under a resting pointer does not take the button from the user of the keyboard. */
  #placeByMouse({ target, pointerType }) {
    if (pointerType === 'mouse' && !this.#button.matches(':focus-visible')) this.#place(target.closest('li')?.querySelector(LINKS))
  }

  #place(link) {
    if (!link || this.#menu.isOpen || this.#link === link) return
    link.after(this.#button)
    this.#button.setAttribute('aria-label', words.roomActions(part(link, 'name').textContent))
  }

  get #link() {
    return this.#button.previousElementSibling
  }

  #open() {
    const room = (this.#room = this.#rooms.get(this.#link?.dataset.room))
    if (!room) return
    const show = (action, shown) => (this.#element.querySelector(`[data-action="${action}"]`).hidden = !shown)
    show('read', room.unread > 0)
    show('favour', room.favourite === null && !room.archived)
    show('unfavour', room.favourite !== null)
    show('up', Boolean(neighbourOf(room, -1, this.#rooms)))
    show('down', Boolean(neighbourOf(room, 1, this.#rooms)))
    show('mute', room.level !== 'none')
    show('unmute', room.level === 'none')
    show('leave', room.may.includes('leave'))
    this.#menu.open()
  }

  async #do(action) {
    if (action === 'leave') return this.#leaving.ask(this.#room)
    try {
      toast(await this.#actions[action](this.#room, this.#link))
    } catch ({ code }) {
      toast(action === 'copy' ? words.problem.copying : (words.problem[code] ?? words.problem.change))
    }
  }

  /** Each resolves to the sentence that says what was done. The server tells all pages of a new level. */
  get #actions() {
    const server = { rooms: this.#rooms, api: this.#api }
    const level = ({ id }, to) => this.#api.put(`/rooms/${encodeURIComponent(id)}/level`, { level: to })
    return {
      read: (room) => this.#read(room).then(() => words.markedRead),
      favour: (room) => favour(room, server).then(() => words.favoured),
      unfavour: (room) => unfavour(room, server).then(() => words.unfavoured),
      up: (room) => this.#move(room, -1),
      down: (room) => this.#move(room, 1),
      mute: (room) => level(room, 'none').then(() => words.muted),
      unmute: (room) => level(room, 'all').then(() => words.unmuted),
      copy: (room, link) => copyText(link.href).then(() => words.linkCopied),
    }
  }

  async #move(room, step) {
    const other = neighbourOf(room, step, this.#rooms)
    if (other) await place(room, other.favourite, { rooms: this.#rooms, api: this.#api })
    const { favourites } = sectionsOf(this.#rooms)
    return words.moved(favourites.indexOf(room) + 1, favourites.length)
  }

  async #read(room) {
    if (room.id === this.#rooms.here) document.querySelector('maru-timeline').readElsewhere()
    else if (!(await readRoom(room, { rooms: this.#rooms, api: this.#api }))) throw new Error(`${room.id} could not be marked as read`)
  }
}
