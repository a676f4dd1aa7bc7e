import { toast } from '../toast.js'
import { words } from '../words.js'

/** Milliseconds for which a change that was sent counts, unless its event comes before. */
const EVENT_WITHIN = 3_000
/** Milliseconds within which the pages of a room load a message that they do not have: not all of them at once. */
const SPREAD = 1_500

/**
 * The pinned messages of the open room, as `{message, by, at, notice, seq}`: those of the server, and what waits in the outbox. Fires
 * 'change' when they are others.
 */
export class Pins extends EventTarget {
  #chat
  #api
  #room
  /** By the seqs of their messages, the one that was pinned last is last. */
  #pins = new Map()
  #closed = 0
  #reached = 0
  /** The changes that the server has not told of yet, by their clientIds. */
  #waiting = new Map()
  #loading = null
  #late = []
  #timer
  /** Whether the pins of the room are known. */
  ready = false

  constructor({ chat, api, room }) {
    super()
    this.#chat = chat
    this.#api = api
    this.#room = room
    chat.on('event', (event) => event.room === this.#room && this.#take(event))
    chat.on('me', ({ type, room: of, noticeSeq }) => type === 'notice-closed' && of === this.#room && this.#close(noticeSeq))
    chat.on('reset', ({ room: of }) => of === this.#room && this.#begin())
    chat.on('state', ({ state }) => state === 'online' && !this.ready && !this.#loading && this.#load())
    chat.on('outbox', (entry) => this.#queued(entry))
    this.#begin()
  }

  /** Another room is open. */
  enter(room) {
    if (room === this.#room) return
    this.#room = room
    this.#begin()
  }

  get room() {
    return this.#room
  }

  /** The pinned messages whose texts are known, the one that was pinned last first. */
  get all() {
    return [...this.#now.values()].filter(({ message }) => message).reverse()
  }

  /** The notice, unless there is none or the user has closed it. */
  get notice() {
    return this.all.find(({ notice, seq }) => notice && (seq === undefined || seq > this.#closed)) ?? null
  }

  /** Returns the pin of the message with a seq, or undefined. */
  get(seq) {
    return this.#now.get(seq)
  }

  pin({ seq }, notice) {
    this.#send(this.#chat.pin(this.#room, seq, { notice }))
  }

  unpin({ seq }) {
    this.#send(this.#chat.unpin(this.#room, seq))
  }

  /** Closes the notice on all devices of the user, until it changes. */
  async closeNotice() {
    const { seq } = this.notice
    const room = this.#room
    const before = this.#closed
    this.#close(seq ?? this.#reached)
    try {
      await this.#api.put(`${this.#path}/notice/closed`, { seq: this.#closed })
    } catch {
      toast(words.problem.change)
      if (room !== this.#room) return
      this.#closed = before
      this.#changed()
    }
  }

  #send(sent) {
    // Other refusals come as an event of the outbox.
    sent.catch(({ code }) => (code === 'outbox-full' || code === 'closed') && toast(words.refusal[code]))
  }

  #begin() {
    clearTimeout(this.#timer)
    this.#pins.clear()
    this.#waiting.clear()
    this.#closed = this.#reached = 0
    this.ready = false
    for (const entry of this.#chat.outbox) this.#queued(entry)
    this.#changed()
    this.#load()
  }

  async #load() {
    const loading = (this.#loading = {})
    this.#late = []
    try {
      const { pins, closed = 0, lastSeq } = await this.#api.get(`${this.#path}/pins`)
      if (loading !== this.#loading) return
      this.#pins = new Map(pins.reverse().map((pin) => [pin.message.seq, pin]))
      this.#closed = Math.max(this.#closed, closed)
      this.#reached = lastSeq
      this.ready = true
      for (const event of this.#late) this.#apply(event)
      this.#changed()
    } catch {
      // Loads again when the connection is back.
    } finally {
      if (loading === this.#loading) this.#loading = null
    }
  }

  #take(event) {
    if (this.#loading) this.#late.push(event)
    for (const [clientId, { seq }] of this.#waiting) if (seq === event.messageSeq && this.#waiting.get(clientId).sent) this.#waiting.delete(clientId)
    if (this.#apply(event)) this.#changed()
  }

  /** Returns whether the event concerns a pin. */
  #apply({ type, seq, messageSeq, message, by, at, notice = false }) {
    if (seq <= this.#reached) return false
    this.#reached = seq
    if (type === 'pinned') put(this.#pins, { seq: messageSeq, by, at, notice, changed: seq })
    else if (type === 'unpinned') this.#pins.delete(messageSeq)
    else if (type === 'deleted') return this.#pins.delete(message.seq)
    else if (type === 'edited' && this.#pins.has(message.seq)) Object.assign(this.#pins.get(message.seq), { message, seq })
    else return false
    if (type === 'pinned' && !this.#pins.get(messageSeq).message) this.#loadSoon()
    return true
  }

  /** Loads a message that is pinned and not on the page. */
  #loadSoon() {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#load(), Math.random() * SPREAD)
  }

  /** A change in the outbox has another status. */
  #queued(entry) {
    const { kind, room, clientId, status, error } = entry
    if ((kind !== 'pin' && kind !== 'unpin') || room !== this.#room) return
    if (status === 'refused') {
      this.#chat.discard(clientId)
      return toast(words.pins.refusal[error?.code] ?? words.pins.refusal.other)
    }
    if (status === 'waiting') this.#waiting.set(clientId, entry)
    else if (status === 'sent' && this.#waiting.has(clientId)) {
      this.#waiting.set(clientId, { ...entry, sent: true })
      setTimeout(() => this.#waiting.delete(clientId) && this.#changed(), EVENT_WITHIN)
    } else this.#waiting.delete(clientId)
    this.#changed()
  }

  #close(seq) {
    this.#closed = Math.max(this.#closed, seq)
    this.#changed()
  }

  #changed() {
    this.dispatchEvent(new Event('change'))
  }

  get #now() {
    const pins = new Map([...this.#pins].map(([seq, pin]) => [seq, { ...pin }]))
    for (const { kind, seq, notice } of this.#waiting.values()) {
      if (kind === 'pin') put(pins, { seq, notice })
      else pins.delete(seq)
    }
    return pins
  }

  get #path() {
    return `/rooms/${encodeURIComponent(this.#room)}`
  }
}

/** Pins the message with a seq, or pins it in another way. A notice ends the notice before it. */
function put(pins, { seq, by, at, notice, changed }) {
  const message = pins.get(seq)?.message ?? onPage(seq)
  if (notice) for (const pin of pins.values()) pin.notice = false
  pins.delete(seq)
  pins.set(seq, { message, by, at, notice, seq: changed })
}

function onPage(seq) {
  return document.querySelector(`maru-timeline .message[data-seq="${Number(seq)}"]:not(.removed)`)?.message
}
