import { byName } from '../collation.js'
import { nameOf, words } from '../words.js'

/** So many of what came in since the server counted are counted here; more than a hundred are shown as many anyway. */
const MOST = 1_000

/** A room one is in: what the server told of it, and what was written there since. */
export class Room {
  #here
  #counted = 0
  #later = []
  #changed = 0
  #unreadHere = 0

  /** `here` is whether it is the one that this page shows, which itself says what of it is unread. */
  constructor(told, here) {
    this.#here = here
    this.tell(told)
  }

  /** Takes the server's newer state. What came in meanwhile may be in its count already, and its name older than the last event. */
  tell({ unread, name, archived = false, ...told }) {
    Object.assign(this, { people: [], muted: false, may: [] }, told)
    if (this.#changed === 0 || told.lastSeq > this.#changed) Object.assign(this, { name, archived })
    this.#counted = unread
    this.told = { read: told.readSeq ?? 0, unread, lastSeq: told.lastSeq }
    this.#later = this.#later.filter((seq) => seq > told.lastSeq)
  }

  /** The room has another log, so counts of the old one do not apply; the server's next state replaces them. */
  renew(log) {
    Object.assign(this, log)
    this.#later = []
    this.#changed = 0
  }

  /** An event of this room, by somebody else or oneself. */
  take({ type, seq, name, message }, self) {
    if (type === 'posted' && message.author.id !== self && seq > this.lastSeq && this.#later.length < MOST) this.#later.push(seq)
    if (type === 'renamed') this.name = name
    if (type === 'archived' || type === 'unarchived') this.archived = type === 'archived'
    if (['renamed', 'archived', 'unarchived'].includes(type)) this.#changed = seq
  }

  /** It was read up to a seq. False where the server has to be asked how much that leaves. */
  read(seq) {
    if (seq < this.lastSeq) return false
    this.#counted = 0
    this.#later = this.#later.filter((later) => later > seq)
    return true
  }

  /** The page that shows it says how many messages are unread. True where that has changed. */
  countHere(unread) {
    if (!this.#here || unread === this.#unreadHere) return false
    this.#unreadHere = unread
    return true
  }

  /** How many messages are unread. */
  get unread() {
    return this.#here ? this.#unreadHere : this.#counted + this.#later.length
  }

  /** Whether something in it asks to be read. */
  get calls() {
    return this.unread > 0 && !this.muted && !this.archived
  }

  /** What people call it: a direct talk is called by the others in it. */
  get title() {
    if (this.id === 'lobby') return words.lobby
    return this.name || this.people.map(nameOf).sort(byName).join(', ') || words.deletedAccount
  }
}

export function addressOf(room, home) {
  return room === 'lobby' ? home : `${home}rooms/${encodeURIComponent(room)}`
}
