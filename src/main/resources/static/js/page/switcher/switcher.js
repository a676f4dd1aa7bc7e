import { closeBeside } from '../beside.js'
import { writeTo } from '../rooms/direct.js'
import { finder } from '../rooms/matching.js'
import { Visits } from '../rooms/visits.js'
import { part } from '../timeline/row.js'
import { words } from '../words.js'
import { Combobox } from './combobox.js'
import { personOption, roomOption } from './options.js'
import { PeopleSearch } from './people-search.js'
import { rank } from './ranking.js'

/** The maximum number of rooms in the list. To find others, the user types more. */
const MAX_ROOMS = 40
const APPLE = /Mac|iPhone|iPad/.test(navigator.platform)

/** The dialog that opens any room or writes to any user, from anywhere on the page: Ctrl+K, or Cmd+K on Apple devices. */
class MaruSwitcher extends HTMLElement {
  #rooms
  #api
  #self
  #go
  #visits
  #query = ''
  #people = []
  #askedFor = ''
  #failed = false
  #search
  #combobox

  /** `go(room)` opens a room by its id. */
  open({ rooms, api, self, go }) {
    this.#rooms = rooms
    this.#api = api
    this.#self = self
    this.#go = go
    this.#visits = new Visits(self.id)
    this.#visits.note(rooms.here)
    rooms.addEventListener('open', ({ detail: room }) => this.#visits.note(room.id))
    this.dialog = this.querySelector('dialog')
    this.field = this.querySelector('input')
    this.#search = new PeopleSearch(api, (people, answer) => this.#found(people, answer))
    this.#combobox = new Combobox(this.field, part(this, 'list'), (option, event) => this.#choose(option, event))
    this.#listen()
    if (this.dialog.open) this.show() // it was opened before this script had loaded
  }

  #listen() {
    this.field.addEventListener('input', () => this.#type())
    this.#rooms.addEventListener('change', () => this.dialog.open && this.#draw())
    this.dialog.addEventListener('close', () => this.#closed())
    closeBeside(this.dialog)
    this.querySelector('[data-action="close"]').addEventListener('click', () => this.dialog.close())
    for (const button of document.querySelectorAll('[data-action="switch"]')) {
      part(button, 'shortcut').dataset.keys = APPLE ? '⌘K' : 'Ctrl K'
      button.addEventListener('click', () => this.show())
    }
    document.addEventListener('keydown', (event) => {
      if (!isShortcut(event)) return
      event.preventDefault() // the browser would focus its own search
      if (this.dialog.open) this.dialog.close()
      else if (!document.querySelector('dialog[open]')) this.show()
    })
  }

  show() {
    const begun = this.dialog.open ? this.field.value : ''
    this.field.value = begun
    this.#query = ''
    this.#people = []
    this.#failed = false
    part(this, 'problem').textContent = ''
    if (!this.dialog.open) this.dialog.showModal()
    this.field.focus()
    if (begun) this.#type()
    else this.#draw({ afresh: true })
    // The old list stays usable if this fails.
    this.#rooms.refresh().catch(() => this.#say(words.problem.rooms))
  }

  /** The end of a composition fires the same input again; the active option must stay. */
  #type() {
    const query = this.field.value.trim()
    if (query === this.#query) return
    this.#query = query
    this.#search.look(query)
    this.#draw({ afresh: true })
  }

  #closed() {
    this.#search.stop()
    // The element that had the focus may have been in the list of rooms, which a phone has hidden meanwhile.
    const { activeElement } = document
    if (activeElement === document.body || this.contains(activeElement)) document.querySelector('.rooms-button').focus()
  }

  #found(people, { failed = false } = {}) {
    this.#people = people.filter(({ id }) => id !== this.#self.id)
    this.#askedFor = this.#query
    if (failed || this.#failed) this.#say(failed ? words.problem.people : '')
    this.#failed = failed
    this.#draw()
  }

  #draw({ afresh = false } = {}) {
    const found = finder(this.#query)
    const where = { here: this.#rooms.here, visits: this.#visits, home: this.dataset.home }
    const rooms = rank(this.#rooms.all.filter((room) => found(room.title)), where).slice(0, MAX_ROOMS)
    this.#fill('rooms', rooms.map((room) => roomOption(room, where)))
    // A user with a direct message in the list is not listed again as a person.
    const met = new Set(rooms.filter(isForTwo).map((room) => room.people[0].id))
    // Until the server answers, the matching people of the older query stay: Enter must not choose another one.
    const asked = this.#askedFor === this.#query
    const people = this.#people.filter(({ id, name }) => !met.has(id) && (asked || found(name)))
    this.#fill('people', people.map(personOption))
    const count = rooms.length + people.length
    const none = count === 0 && this.#query !== '' && !this.#search.pending && !this.#failed
    part(this, 'count').textContent = none ? words.nothingFound : this.#query && count > 0 ? words.found(count) : ''
    part(this, 'none').hidden = !none
    this.#combobox.redrawn({ afresh })
  }

  #fill(name, options) {
    const group = part(this, name)
    group.hidden = options.length === 0
    part(group, 'options').replaceChildren(...options)
  }

  async #choose(option, { type, ctrlKey, metaKey }) {
    const { account, room } = option.dataset
    if (account) return this.#writeTo(account)
    if (type === 'click') return // the option is a link
    if (ctrlKey || metaKey) window.open(option.href)
    else this.#go(room)
  }

  async #writeTo(account) {
    try {
      await writeTo(account, { api: this.#api, go: this.#go })
    } catch {
      this.#say(words.problem.direct)
    }
  }

  #say(problem) {
    part(this, 'problem').textContent = problem
  }
}

function isForTwo({ kind, people }) {
  return kind === 'direct' && people.length === 1
}

/** Compares the letter, or the key's position while the keyboard types another alphabet. */
function isShortcut({ key, code, ctrlKey, metaKey, altKey, shiftKey }) {
  const letter = key.toLowerCase() === 'k' || (code === 'KeyK' && !/^[a-z]$/i.test(key))
  return letter && (APPLE ? metaKey && !ctrlKey : ctrlKey && !metaKey) && !altKey && !shiftKey
}

customElements.define('maru-switcher', MaruSwitcher)
