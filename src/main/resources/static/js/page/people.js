import { words } from './words.js'
import { showAvatar } from './avatar.js'
import { byName } from './collation.js'
import { showRole } from './role.js'
import { Members } from './rooms/members.js'
import { Refresh } from './rooms/refresh.js'
import { rove, stopAt } from './roving.js'
import { showInHead } from './room-head/members.js'

/** The number of users that the list shows, which is also the number that the server names. Others are only counted. */
const MAX_SHOWN = 200

/**
 * The list of users who are online: all users of the server in the lobby, members only in other rooms. Fires 'person' with the
 * user that was chosen. The server's users are known in every room, because they are told only once: a snapshot replaces the list; later events add and remove users. If many users are online, the server
 * only counts them: the lobby shows their number, and other rooms ask for the names of their members now and then.
 */
class MaruPeople extends HTMLElement {
  /** All users of the server who are online. */
  #all = new Map()
  /** The users in the list. */
  #people = this.#all
  #rows = new Map()
  #allOnline = 0
  #online = 0
  #countOnly = null
  #self
  #api
  #room = null
  #members = null
  #refresh = new Refresh(() => this.#members?.refresh())

  /** The users who are known to be in the open room; null before the server has told of them. */
  get known() {
    if (!this.#members) return [...this.#all.values()]
    return this.#members.known ? this.#members.all : null
  }

  /** `room` is the open room, `{id, everyone}`; `enter` follows another one. */
  follow(chat, { self, room, api }) {
    this.#self = self
    this.#api = api
    this.enter(room)
    chat.on('event', (event) => event.room === this.#room && event.account && this.#members?.take(event))
    const list = this.querySelector('[data-part="list"]')
    rove(list, () => [...list.querySelectorAll('button')])
    list.addEventListener('click', ({ target }) => this.choose(target.closest('[data-id]')?.dataset.id))
    chat.on('presence', (presence) => this.apply(presence))
    chat.watchPresence()
  }

  /** Another room is open: shows who is online there. The members of the room before are not shown any more. */
  enter({ id, everyone = false }) {
    if (id === this.#room) return
    this.#room = id
    this.#members?.close()
    this.#members = everyone ? null : new Members({ api: this.#api, room: id, changed: () => this.#show() })
    this.querySelector('#people-heading span').textContent = everyone ? words.onlineAll : words.onlineRoom
    if (this.#countOnly === null) return // nothing is known yet
    if (everyone) this.#showAll()
    else this.#show()
    this.#turnRefresh()
    this.#members?.apply({ snapshot: true, countOnly: this.#countOnly, joined: [...this.#all.values()], left: [] })
  }

  #show() {
    const { online } = this.#members
    this.#people = new Map(online.map((person) => [person.id, person]))
    this.#online = online.length
    this.draw()
  }

  apply(presence) {
    this.#applyToAll(presence)
    this.#turnRefresh()
    if (this.#members) this.#members.apply(presence)
    else this.#showAll()
  }

  #applyToAll({ snapshot, countOnly = false, online, joined, left }) {
    this.#countOnly = countOnly
    if (snapshot) this.#all.clear()
    for (const { id } of left) this.#all.delete(id)
    for (const person of countOnly ? [] : joined) {
      if (this.#all.size < MAX_SHOWN || this.#all.has(person.id)) this.#all.set(person.id, person)
    }
    this.#allOnline = online
  }

  #showAll() {
    this.#people = this.#all
    this.#online = this.#allOnline
    this.draw()
  }

  /** Names come only on request while the server counts people. The lobby does without them. */
  #turnRefresh() {
    this.#refresh.turn(this.#members !== null && this.#countOnly)
  }

  draw() {
    const people = [...this.#people.values()]
      .sort((a, b) => (b.id === this.#self) - (a.id === this.#self) || byName(a.name, b.name))
      .slice(0, MAX_SHOWN)
    const list = this.querySelector('[data-part="list"]')
    const focused = list.contains(document.activeElement) ? document.activeElement : null
    this.#rows = new Map(people.map((person) => [person.id, this.row(person)]))
    list.replaceChildren(...this.#rows.values())
    stopAt([...list.querySelectorAll('button')])
    focused?.focus({ preventScroll: true })
    list.hidden = people.length === 0
    const unnamed = this.#online - people.length
    const more = this.querySelector('[data-part="more"]')
    const uncounted = this.#countOnly && !this.#members
    more.hidden = unnamed <= 0 || uncounted
    more.textContent = words.morePeople(unnamed)
    this.explain(uncounted ? words.unnamedPeople : '')
    const known = this.#members?.known ?? true
    for (const count of document.querySelectorAll('[data-people-count]')) count.textContent = known ? words.number(this.#online) : ''
    showInHead({ online: this.#online, members: this.#members && (known ? this.#members.all : []), people, self: this.#self })
  }

  /** Screen readers announce a status each time it is written, so it is written only if it is another one. */
  explain(sentence) {
    const status = this.querySelector('[data-part="unnamed"]')
    if (status.textContent !== sentence) status.textContent = sentence
  }

  choose(id) {
    const person = this.#people.get(id)
    if (person) this.dispatchEvent(new CustomEvent('person', { detail: person, bubbles: true }))
  }

  /** Reuses the row of a user who stays, because it may have the focus or get it back when the profile closes. */
  row(person) {
    const row = this.#rows.get(person.id) ?? this.newRow(person)
    const name = row.querySelector('[data-part="name"]')
    name.textContent = person.name
    showRole(name, person.role)
    showAvatar(row.querySelector('[data-part="avatar"]'), person)
    return row
  }

  newRow(person) {
    const row = document.getElementById('person').content.firstElementChild.cloneNode(true)
    row.dataset.id = person.id
    if (person.id === this.#self) row.querySelector('.person-head').append(document.getElementById('you').content.cloneNode(true))
    return row
  }
}

customElements.define('maru-people', MaruPeople)
