import { showAvatar } from '../avatar.js'
import { finder, folded } from '../rooms/matching.js'
import { switched } from '../rooms/keyboard.js'
import { clone, part } from '../timeline/row.js'
import { words } from '../words.js'
import { nameAt } from './typed.js'
import { mentionsIn } from './written.js'

/** Milliseconds without a change before the server is asked for people who are not known here. */
const ASK_AFTER = 180
const MAX_FOUND = 20
const MAX_KNOWN = 200
/** A name in Hangul can be followed by a particle. */
const HANGUL_END = /\p{sc=Hangul}$/u

/**
 * Completes names after an at sign, for Completion: of those who wrote last, the members that are known, and then of other people whom
 * the server finds. It also finds them if the keyboard is in the wrong layout.
 */
export class MentionSource {
  #api
  #self
  #rooms
  #people
  #authors
  /** The people of the server's last answers, by their id. */
  #found = new Map()
  /** The people who were chosen, by how they are written. */
  #chosen = new Map()
  #asked = 0

  /** `people()` returns the members who are known, or null if they are not known yet; `authors()` those who wrote, the latest first. */
  constructor({ api, self, rooms, people, authors }) {
    this.#api = api
    this.#self = self
    this.#rooms = rooms
    this.#people = people
    this.#authors = authors
    rooms.addEventListener('open', () => this.#found.clear())
  }

  at(text, caret) {
    return nameAt(text, caret)
  }

  async find(query) {
    const asked = ++this.#asked
    const near = best(this.#near(), query)
    if (near.length > 0 || query === '') return near
    const known = best(this.#known(), query)
    if (known.length > 0 || /\s\S*\s/.test(query)) return known // with two spaces it is most likely no longer a name
    await new Promise((resolve) => setTimeout(resolve, ASK_AFTER))
    if (asked !== this.#asked) return []
    const found = await this.#search(query)
    const other = switched(query)
    return found.length > 0 || !other ? found : this.#search(other)
  }

  draw(person) {
    const option = clone('complete-person')
    showAvatar(part(option, 'avatar'), person)
    part(option, 'name').textContent = person.name
    part(option, 'note').textContent = this.#isHere(person) ? (words.role[person.role] ?? '') : words.notInRoom
    return option
  }

  take({ id, name }) {
    const written = `@${name}`
    this.#chosen.set(written, id)
    return HANGUL_END.test(name) ? written : `${written} `
  }

  /**
   * Returns the mentions of a text that were chosen, `{id, at, length}`, and forgets them. The server finds the others. `before` are the
   * people whom the text has mentioned before it was edited, `{id, written}`.
   */
  listed(text, before = []) {
    const chosen = [...this.#chosen].map(([written, id]) => ({ id, written }))
    const mentions = mentionsIn(text, [...chosen, ...before])
    this.#chosen.clear()
    return mentions
  }

  #near() {
    const direct = this.#rooms.get(this.#rooms.here)?.people ?? []
    return this.#others([...this.#authors(), ...direct, ...(this.#people() ?? [])])
  }

  #known() {
    return this.#others([...this.#found.values()])
  }

  #others(people) {
    const others = new Map()
    for (const person of people) {
      if (person.id !== this.#self && !person.deleted && !others.has(person.id)) others.set(person.id, person)
    }
    return [...others.values()]
  }

  async #search(query) {
    const people = await this.#api.get(`/accounts?${new URLSearchParams({ query, limit: MAX_FOUND })}`)
    for (const person of people) this.#found.set(person.id, person)
    while (this.#found.size > MAX_KNOWN) this.#found.delete(this.#found.keys().next().value)
    return this.#others(people)
  }

  /** Whether it is known that a person is not in the room. */
  #isHere({ id }) {
    const room = this.#rooms.get(this.#rooms.here)
    if (!room || room.everyone) return true
    if (room.kind === 'direct') return room.people.some((person) => person.id === id)
    return this.#people()?.some((person) => person.id === id) ?? true
  }
}

/** Returns the authors of the newest messages in a timeline, the latest first. */
export function authorsIn(timeline) {
  const rows = [...timeline.querySelectorAll('.message[data-seq]')].slice(-MAX_KNOWN).reverse()
  return rows.map((row) => row.message?.author).filter(Boolean)
}

/** Those whose names the query finds: first those that begin with it, and otherwise in the order in which they are. */
function best(people, query) {
  const other = switched(query)
  for (const typed of other ? [query, other] : [query]) {
    const matches = finder(typed)
    const begins = folded(typed)
    const found = people.filter(({ name }) => matches(name))
    if (found.length > 0) return [true, false].flatMap((first) => found.filter(({ name }) => folded(name).startsWith(begins) === first))
  }
  return []
}
