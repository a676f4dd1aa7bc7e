import { byName } from '../collation.js'
import { nameOf, words } from '../words.js'

/** A room that the user is in, as the server last told of it. */
export class Room {
  #here
  #counted = 0
  #mentioned = 0
  #read = 0
  #changed = 0
  #unreadHere = 0
  /** Unread messages up to this seq are not news. */
  newsAfter = 0

  /** `here` is whether it is the open room. Its timeline says what of it is unread. */
  constructor(told, here) {
    this.#here = here
    this.tell(told)
  }

  /** Takes an answer of the server, which can be older than what was signalled since. */
  tell({ unread, mentions = 0, name, topic, archived = false, lastSeq, ...told }) {
    Object.assign(this, { people: [], level: 'all', may: [], favourite: null }, told)
    if (this.#changed === 0 || lastSeq > this.#changed) Object.assign(this, { name, topic, archived })
    this.told = { read: told.readSeq ?? 0, unread, lastSeq }
    this.#read = Math.max(this.#read, this.told.read)
    this.#count({ lastSeq, unread, mentions })
  }

  /** The room has another log, so counts of the old one do not apply; the server's next state replaces them. */
  renew(log) {
    Object.assign(this, log)
    this.#changed = 0
    this.#read = 0
    this.newsAfter = 0
  }

  /** Applies an event of this room. */
  apply({ type, seq, name, topic = '' }) {
    if (type === 'renamed') this.#change(seq, { name })
    if (type === 'topic-changed') this.#change(seq, { topic })
    if (type === 'archived' || type === 'unarchived') this.#change(seq, { archived: type === 'archived' })
  }

  /** Messages were marked as unread. They are not news. */
  wentBack(seq) {
    this.#read = seq
    this.newsAfter = this.lastSeq
  }

  /** Takes the names and pictures of people by their ids. Returns whether one of them is in this direct message and has changed. */
  rename(known) {
    const news = this.people.filter(({ id, name, avatar }) => known.has(id) && (known.get(id).name !== name || known.get(id).avatar !== avatar))
    for (const person of news) Object.assign(person, { name: known.get(person.id).name, avatar: known.get(person.id).avatar })
    return news.length > 0
  }

  /** The signal that the room moved on. */
  move({ lastSeq, unread, mentions = 0, name, archived }) {
    if (name !== undefined) this.#change(lastSeq, { name })
    if (archived !== undefined) this.#change(lastSeq, { archived })
    this.#count({ lastSeq, unread, mentions })
  }

  #change(seq, change) {
    Object.assign(this, change)
    this.#changed = seq
  }

  /** A count that is older than what is known, or than what was read since, changes nothing. */
  #count({ lastSeq, unread, mentions }) {
    if (lastSeq < this.lastSeq) return
    this.lastSeq = lastSeq
    this.#counted = lastSeq <= this.#read ? 0 : unread
    this.#mentioned = mentions
  }

  /** It was read up to a seq. False if the server has to be asked how much that leaves. */
  read(seq) {
    if (seq <= this.#read) return true
    this.#read = seq
    if (seq < this.lastSeq) return false
    this.#counted = 0
    return true
  }

  /** The room is open now. Until its timeline counts, the server's count is shown. */
  enter() {
    this.#here = true
    this.#unreadHere = this.#counted
  }

  /** Another room is open now. What the timeline counted is shown until the server counts something newer. */
  leave() {
    this.#here = false
    this.#counted = this.#unreadHere
  }

  /** The timeline of the open room says up to which seq it was read and how many messages are unread. Returns whether that changed. */
  countHere({ read, unread }) {
    if (!this.#here) return false
    const { mentions } = this
    this.#read = Math.max(this.#read, read)
    if (unread === this.#unreadHere && mentions === this.mentions) return false
    this.#unreadHere = unread
    return true
  }

  /** The read state for a timeline, `{read, unread, lastSeq, epoch}`. */
  get reading() {
    return { read: this.#read, unread: this.unread, lastSeq: this.lastSeq, epoch: this.epoch }
  }

  /** How many messages are unread. */
  get unread() {
    return this.#here ? this.#unreadHere : this.#counted
  }

  /** How many unread messages mention the user. */
  get mentions() {
    return this.#read >= this.lastSeq ? 0 : this.#mentioned
  }

  /** How many unread messages are for the user: all of a direct message, of other rooms those that mention the user. */
  get waiting() {
    if (!this.calls) return 0
    return this.kind === 'direct' && this.level === 'all' ? this.unread : this.mentions
  }

  /** Whether the list shows it: an archived room only while it is open. */
  get listed() {
    return !this.archived || this.#here
  }

  /** Whether something in it asks to be read. */
  get calls() {
    if (this.level === 'none' || this.archived) return false
    return this.mentions > 0 || (this.unread > 0 && this.level === 'all')
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

/** Returns the path that opens a room at a message. */
export function messageAddress(room, seq, home) {
  return `${home}rooms/${encodeURIComponent(room)}/${seq}`
}

/**
 * Returns the room that a path opens, and the message at which it opens, `{room, seq}`. The seq is null for no message. Returns
 * null for the path of another page.
 */
export function placeAt(path, home) {
  if (path === home) return { room: 'lobby', seq: null }
  const [, room, seq] = (path.startsWith(home) && /^rooms\/([\w-]+)(?:\/(\d{1,15}))?$/.exec(path.slice(home.length))) || []
  return room ? { room, seq: Number(seq) || null } : null
}
