import { showAvatar } from '../avatar.js'
import { clone, part } from '../timeline/row.js'
import { toast } from '../toast.js'
import { words } from '../words.js'
import { keepFresh } from './freshness.js'
import { ReadMarks } from './read-marks.js'
import { addressOf } from './room.js'
import { sectionsOf } from './sections.js'

/** From here on a count only says that there are many. */
const MANY = 99
/** Faces of a group at most. */
const FACES = 2
/** The events of the user's own log after which the server is asked for all rooms. */
const REFRESHING = new Set(['room-joined', 'level-changed', 'room-favourited', 'room-unfavourited'])

/** The list of the rooms one is in, how much of each is unread, and the note of how far the open one was read. */
class MaruRooms extends HTMLElement {
  #chat
  #rooms
  #api
  #tabs
  #self
  #rows = new Map()
  /** The read marks of the open room, and of rooms that were left before theirs was stored. */
  #marks = new Map()

  /** `reading` is the read state of the open room; `mine` is the last seq of the user's own log. */
  open({ chat, rooms, api, self, reading, mine }) {
    this.#chat = chat
    this.#rooms = rooms
    this.#api = api
    this.#self = self
    this.#tabs = new BroadcastChannel(`maru.read.${self.id}`)
    this.#tabs.addEventListener('message', ({ data }) => this.#readElsewhere(data.room, data.seq))
    rooms.addEventListener('change', ({ detail: one }) => this.#changed(one))
    rooms.addEventListener('open', ({ detail: room }) => this.#enter(room.id, room.reading))
    rooms.tell(this.#toldByPage(reading.epoch))
    this.#enter(rooms.here, reading)
    this.#listen()
    chat.watchMe({ after: mine, epoch: reading.epoch })
  }

  #enter(room, { read, epoch }) {
    for (const [id, marks] of this.#marks) if (id !== room) marks.leave()
    const marks = this.#marks.get(room) ?? new ReadMarks({
      api: this.#api,
      tabs: this.#tabs,
      account: this.#self.id,
      room,
      epoch,
      noted: read,
      closed: () => this.#marks.delete(room),
    })
    this.#marks.set(room, marks)
    marks.enter()
  }

  #listen() {
    document.addEventListener('seen', ({ detail: seen }) => {
      this.#marks.get(seen.room)?.note(seen.read)
      this.#rooms.countHere(seen)
    })
    document.addEventListener('unread', ({ detail: { room, seq } }) => this.#markUnread(room, seq))
    this.#chat.on('event', (event) => {
      this.#rooms.take(event)
      if (event.type.startsWith('pinning-')) this.#refresh() // what the user may do there has changed
    })
    this.#chat.on('presence', ({ joined }) => this.#rooms.rename(joined))
    this.#chat.on('refused', ({ code, room }) => {
      if (code === 'room-left') this.#left(room)
    })
    this.#chat.on('reset', ({ room, epoch, lastSeq }) => {
      this.#marks.get(room)?.renew(epoch)
      this.#rooms.renew(room, { epoch, lastSeq })
      this.#refresh()
    })
    this.#chat.on('me', (event) => this.#heard(event))
    keepFresh(this.#chat, () => this.#refresh())
  }

  #heard({ type, room, readSeq, back, ...signal }) {
    if (REFRESHING.has(type)) this.#refresh()
    if (type === 'room-left') this.#left(room)
    if (type === 'room-read' && back) this.#wentBack(room, readSeq)
    else if (type === 'room-read') this.#readElsewhere(room, readSeq)
    if (type === 'room-moved') this.#rooms.move({ room, ...signal })
  }

  #left(room) {
    this.#marks.get(room)?.close()
    this.#rooms.remove(room)
  }

  #readElsewhere(room, seq) {
    if (room !== this.#rooms.here) return this.#rooms.read(room, seq)
    timeline().readElsewhere(seq)
    if (this.#rooms.get(room)?.unread > 0) this.#refresh()
  }

  async #markUnread(room, seq) {
    try {
      await this.#marks.get(room).unread(seq)
      this.#wentBack(room, seq - 1)
      toast(words.markedUnread)
    } catch {
      toast(words.problem.change)
    }
  }

  /** Messages were marked as unread, on this or on another device. The server counts them. */
  #wentBack(room, seq) {
    this.#marks.get(room)?.wentBack(seq)
    this.#rooms.wentBack(room, seq)
    if (room === this.#rooms.here) timeline().wentBack(seq)
    this.#refresh()
  }

  async #refresh() {
    try {
      await this.#rooms.refresh()
      part(this, 'rest')?.remove()
      const open = this.#rooms.get(this.#rooms.here)
      if (open) timeline().recount(open.told)
    } catch {
      // Asks again when the user returns to the page or the connection is back.
    }
  }

  /** The rooms that the page came with, which may be some of many. */
  #toldByPage(epoch) {
    return [...this.querySelectorAll('[data-room]')].map((link) => {
      const { room, kind, lastSeq, read, unread, mentions, may, level, favourite, archived, everyone } = link.dataset
      this.#rows.set(room, link.closest('li'))
      const name = part(link, 'name').textContent
      const counts = { lastSeq: Number(lastSeq), readSeq: Number(read), unread: Number(unread), mentions: Number(mentions), epoch }
      return { id: room, kind, name, may: may.split(' '), level, favourite: favourite ? Number(favourite) : null, archived: archived === 'true', everyone: everyone === 'true', ...counts }
    })
  }

  #changed(one) {
    if (one) this.#show(one)
    else this.#draw()
    this.#showSome()
  }

  #draw() {
    const sections = sectionsOf(this.#rooms)
    const focused = this.contains(document.activeElement) ? document.activeElement : null
    for (const [name, rooms] of Object.entries(sections)) this.#fill(name, rooms)
    if (focused !== document.activeElement) focused?.focus({ preventScroll: true })
    for (const id of this.#rows.keys()) if (!this.#rooms.get(id)) this.#rows.delete(id)
    for (const room of Object.values(sections).flat()) this.#show(room)
  }

  /** Rows that stay are the same rows as before: one of them may have the focus. */
  #fill(name, rooms) {
    const list = part(this, name)
    list.closest('.rooms-section').hidden = rooms.length === 0
    const rows = rooms.map((room) => this.#row(room))
    if (rows.length === list.children.length && rows.every((row, i) => row === list.children[i])) return
    list.replaceChildren(...rows)
  }

  #row(room) {
    const known = this.#rows.get(room.id)
    if (known) return known
    const row = clone(`room-${room.kind}`)
    const link = row.querySelector('a')
    link.href = addressOf(room.id, this.dataset.home)
    link.dataset.room = room.id
    this.#rows.set(room.id, row)
    return row
  }

  #show(room) {
    const link = this.#rows.get(room.id)?.querySelector('a')
    if (!link) return
    if (room.id === this.#rooms.here) link.setAttribute('aria-current', 'page')
    else link.removeAttribute('aria-current')
    part(link, 'name').textContent = room.title
    if (room.kind === 'direct') part(link, 'avatars').replaceChildren(...room.people.slice(0, FACES).map(face))
    part(link, 'off').hidden = room.level !== 'none'
    part(link, 'badge').hidden = !room.calls
    const count = room.waiting || room.unread
    part(link, 'unread').textContent = count > MANY ? words.many(MANY) : words.number(count)
    part(link, 'unread-word').textContent = room.waiting && (room.kind !== 'direct' || room.level !== 'all') ? words.mentions(count) : words.unreadWord
    link.toggleAttribute('data-waiting', room.waiting > 0)
    link.dataset.level = room.level
    if (room.calls) link.dataset.some = ''
    else delete link.dataset.some
  }

  /** On a phone the list is not in sight; its button says that there is something in it. */
  #showSome() {
    const some = this.#rooms.all.some(({ id, calls }) => calls && id !== this.#rooms.here)
    const button = document.querySelector('.rooms-button')
    button.toggleAttribute('data-unread', some)
    button.setAttribute('aria-label', some ? words.roomsUnread : words.rooms)
  }
}

/** The timeline of the open room. */
function timeline() {
  return document.querySelector('maru-timeline')
}

function face(person) {
  const avatar = document.createElement('span')
  avatar.className = 'avatar'
  showAvatar(avatar, person)
  return avatar
}

customElements.define('maru-rooms', MaruRooms)
