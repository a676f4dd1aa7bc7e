import { words } from './words.js'
import { showAvatar } from './avatar.js'
import { byName } from './collation.js'
import { showRole } from './role.js'
import { Members } from './rooms/members.js'
import { Refresh } from './rooms/refresh.js'
import { rove, stopAt } from './roving.js'

/** The number of users that the list shows, which is also the number that the server names. Others are only counted. */
const MAX_SHOWN = 200

/**
 * The list of users who are online: all users of the server in the lobby, members only in other rooms. Fires 'person' with the
 * user that was chosen. A snapshot replaces the list; later events add and remove users. If many users are online, the server
 * only counts them: the lobby shows their number, and other rooms ask for the names of their members now and then.
 */
class MaruPeople extends HTMLElement {
  #people = new Map()
  #rows = new Map()
  #online = 0
  #countOnly = false
  #self
  #members = null
  #refresh = null

  follow(chat, { self, room, everyone, api }) {
    this.#self = self
    if (!everyone) this.#follow(chat, room, api)
    this.aside = this.querySelector('[popover]')
    const list = this.querySelector('[data-part="list"]')
    rove(list, () => [...list.querySelectorAll('button')])
    list.addEventListener('click', ({ target }) => this.choose(target.closest('[data-id]')?.dataset.id))
    chat.on('presence', (presence) => this.apply(presence))
    chat.watchPresence()
    // An open sheet must not cover the column that replaces it on a wide screen.
    matchMedia('(min-width: 60rem)').addEventListener('change', () => this.aside.hidePopover())
  }

  #follow(chat, room, api) {
    this.#members = new Members({ api, room, changed: () => this.#show() })
    this.#refresh = new Refresh(() => this.#members.refresh())
    chat.on('event', (event) => event.room === room && event.account && this.#members.take(event))
  }

  #show() {
    const { online } = this.#members
    this.#people = new Map(online.map((person) => [person.id, person]))
    this.#online = online.length
    this.draw()
  }

  apply(presence) {
    this.#refresh?.turn(presence.countOnly === true)
    if (this.#members) this.#members.apply(presence)
    else this.#applyToAll(presence)
  }

  #applyToAll({ snapshot, countOnly = false, online, joined, left }) {
    this.#countOnly = countOnly
    if (snapshot) this.#people.clear()
    for (const { id } of left) this.#people.delete(id)
    for (const person of countOnly ? [] : joined) {
      if (this.#people.size < MAX_SHOWN || this.#people.has(person.id)) this.#people.set(person.id, person)
    }
    this.#online = online
    this.draw()
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
    more.hidden = unnamed <= 0 || this.#countOnly
    more.textContent = words.morePeople(unnamed)
    this.explain(this.#countOnly ? words.unnamedPeople : '')
    for (const count of document.querySelectorAll('[data-people-count]')) count.textContent = words.number(this.#online)
    document.querySelector('.people-button').setAttribute('aria-label', (this.#members ? words.onlineHere : words.online)(this.#online))
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
