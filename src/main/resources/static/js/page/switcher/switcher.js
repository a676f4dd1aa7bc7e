import { showAvatar } from '../avatar.js'
import { addressOf } from '../rooms/room.js'
import { finder } from '../rooms/matching.js'
import { Visits } from '../rooms/visits.js'
import { clone, part } from '../timeline/row.js'
import { words } from '../words.js'
import { Combobox } from './combobox.js'
import { PeopleSearch } from './people-search.js'

/** Rooms shown at most; who is in more writes on. */
const SHOWN = 40
const APPLE = /Mac|iPhone|iPad/.test(navigator.platform)

/** Leads to any room and to anybody, from anywhere on the page: Ctrl+K, and Cmd+K on machines of Apple. */
class MaruSwitcher extends HTMLElement {
  #rooms
  #api
  #self
  #room
  #visits
  #query = ''
  #people = []
  #search
  #combobox
  #byName = new Intl.Collator(document.documentElement.lang, { numeric: true })

  open({ rooms, api, self, room }) {
    this.#rooms = rooms
    this.#api = api
    this.#self = self
    this.#room = room
    this.#visits = new Visits(self.id)
    this.#visits.note(room)
    this.dialog = this.querySelector('dialog')
    this.field = this.querySelector('input')
    this.#search = new PeopleSearch(api, (people) => this.#found(people))
    this.#combobox = new Combobox(this.field, part(this, 'list'), (option, event) => this.#choose(option, event))
    this.#listen()
  }

  #listen() {
    this.field.addEventListener('input', () => this.#type())
    this.#rooms.addEventListener('change', () => this.dialog.open && this.#draw())
    this.dialog.addEventListener('close', () => this.#closed())
    this.dialog.addEventListener('click', ({ target }) => target === this.dialog && this.dialog.close()) // beside the sheet
    this.querySelector('[data-action="close"]').addEventListener('click', () => this.dialog.close())
    for (const button of document.querySelectorAll('[data-action="switch"]')) {
      part(button, 'shortcut').textContent = APPLE ? '⌘K' : 'Ctrl K'
      button.addEventListener('click', () => this.show())
    }
    document.addEventListener('keydown', (event) => {
      if (!isShortcut(event)) return
      event.preventDefault() // the browser would go to its own search
      if (this.dialog.open) this.dialog.close()
      else if (!document.querySelector('dialog[open]')) this.show()
    })
  }

  show() {
    this.field.value = this.#query = ''
    this.#people = []
    part(this, 'problem').textContent = ''
    this.dialog.showModal()
    this.field.focus()
    this.#draw({ afresh: true })
    // The list as it was still leads to most rooms.
    this.#rooms.refresh().catch(() => this.#say(words.problem.rooms))
  }

  /** The end of a composition says the same once more: what the arrows have reached since must stay. */
  #type() {
    const query = this.field.value.trim()
    if (query === this.#query) return
    this.#query = query
    this.#draw({ afresh: true })
    this.#search.look(query)
  }

  #closed() {
    this.#search.stop()
    // What had the focus may have been in the list of rooms, which a phone has put away meanwhile.
    const { activeElement } = document
    if (activeElement === document.body || this.contains(activeElement)) document.querySelector('.rooms-button').focus()
  }

  #found(people) {
    const met = new Set(this.#rooms.all.filter(isForTwo).map((room) => room.people[0].id))
    this.#people = people.filter(({ id }) => id !== this.#self.id && !met.has(id))
    this.#draw()
  }

  #draw({ afresh = false } = {}) {
    const found = finder(this.#query)
    const rooms = this.#ranked(this.#rooms.all.filter((room) => found(room.title)))
    this.#fill('rooms', rooms.slice(0, SHOWN).map((room) => this.#roomOption(room)))
    this.#fill('people', this.#people.map((person) => personOption(person)))
    const none = rooms.length + this.#people.length === 0 && this.#query !== ''
    const count = Math.min(rooms.length, SHOWN) + this.#people.length
    part(this, 'count').textContent = none ? words.nothingFound : this.#query && words.found(count)
    part(this, 'none').hidden = !none
    this.#combobox.redrawn({ afresh })
  }

  #fill(name, options) {
    const group = part(this, name)
    group.hidden = options.length === 0
    part(group, 'options').replaceChildren(...options)
  }

  /** Where something is unread comes first, then where one was last, then by name; this room and what is archived at the end. */
  #ranked(rooms) {
    const key = new Map(
      rooms.map((room) => {
        const aside = Number(room.id === this.#room) + 2 * Number(room.archived)
        return [room, [aside, Number(!room.calls), this.#visits.ago(room.id)]]
      }),
    )
    return rooms.sort((one, other) => {
      const [a, b] = [key.get(one), key.get(other)]
      const at = a.findIndex((value, i) => value !== b[i])
      return at < 0 ? this.#byName.compare(one.title, other.title) : a[at] - b[at]
    })
  }

  #roomOption(room) {
    const option = clone(`switch-${room.kind}`)
    option.id = `switch-room-${room.id}`
    option.href = addressOf(room.id, this.dataset.home)
    part(option, 'name').textContent = room.title
    if (room.people.length > 0) showAvatar(part(option, 'avatar'), room.people[0])
    const notes = [room.id === this.#room && words.here, room.archived && words.archived, room.calls && words.unread(room.unread)]
    part(option, 'note').textContent = notes.filter(Boolean).join(' · ')
    part(option, 'note').toggleAttribute('data-unread', room.calls)
    return option
  }

  async #choose(option, { type, ctrlKey, metaKey }) {
    const { account } = option.dataset
    if (account) return this.#writeTo(account)
    if (type === 'click') return // it is a link
    if (ctrlKey || metaKey) open(option.href)
    else location.assign(option.href)
  }

  async #writeTo(account) {
    try {
      const { id } = await this.#api.post('/direct', { people: [account] })
      location.assign(addressOf(id, this.dataset.home))
    } catch {
      this.#say(words.problem.direct)
    }
  }

  #say(problem) {
    part(this, 'problem').textContent = problem
  }
}

function personOption(person) {
  const option = clone('switch-person')
  option.id = `switch-person-${person.id}`
  option.dataset.account = person.id
  part(option, 'name').textContent = person.name
  part(option, 'note').textContent = words.role[person.role] ?? ''
  showAvatar(part(option, 'avatar'), person)
  return option
}

function isForTwo({ kind, people }) {
  return kind === 'direct' && people.length === 1
}

/** By the letter, or by its place on the keyboard while that types another alphabet. */
function isShortcut({ key, code, ctrlKey, metaKey, altKey, shiftKey }) {
  const letter = key.toLowerCase() === 'k' || (code === 'KeyK' && !/^[a-z]$/i.test(key))
  return letter && (APPLE ? metaKey && !ctrlKey : ctrlKey && !metaKey) && !altKey && !shiftKey
}

customElements.define('maru-switcher', MaruSwitcher)
