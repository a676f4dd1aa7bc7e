import { ask } from './ask.js'
import { Connection } from './connection.js'
import { ERRORS, LOBBY, MINE, PRESENCE, PROBE_ID, eventsOf, fitsHeader } from './destinations.js'
import { Emitter } from './emitter.js'
import { Feed } from './feed.js'
import { options } from './options.js'
import { OutboxStorage } from './outbox-storage.js'
import { Outbox } from './outbox.js'
import { Refusal } from './refusal.js'
import { search } from './search.js'
import { Typing } from './typing.js'

export { Refusal }

/**
 * A chat with the Maru server at `url`, kept connected until it is closed. docs/client.md tells the whole story.
 * @param given `{account, headers, token, storage, transports}`, all of them optional
 */
export function connect(url, given = {}) {
  return new Chat(options(url, given))
}

class Chat {
  #emitter = new Emitter()
  /** By the room; that of the user's own log by null. */
  #feeds = new Map()
  #outbox
  #typing = new Typing((event) => this.#emitter.emit('typing', event))
  #connection
  #socket = null
  #presence = false
  #search
  #mentions
  #bookmarks
  /** The epoch of the server's logs, as far as it is known. */
  #epoch = null

  constructor({ account, storage, ...settings }) {
    this.#outbox = new Outbox(new OutboxStorage(storage, account), (entry) => this.#emitter.emit('outbox', entry))
    this.#search = (query, page) => search(settings.url, settings.headers, query, page)
    this.#mentions = ({ signal, ...page }) => ask(settings.url, settings.headers, 'api/mentions', page, signal)
    this.#bookmarks = ({ signal, ...page }) => ask(settings.url, settings.headers, 'api/bookmarks', page, signal)
    this.#connection = new Connection({
      ...settings,
      onOpen: (socket) => this.#opened(socket),
      onReceipt: (id) => this.#outbox.sender.received(id),
      onLost: (end) => this.#lost(end),
      isBusy: () => this.#outbox.entries.some(({ status }) => status === 'waiting'),
      onState: (state) => this.#emitter.emit('state', state),
    })
    this.#connection.open()
  }

  on(type, listener) {
    this.#emitter.on(type, listener)
    return () => this.off(type, listener)
  }

  off(type, listener) {
    this.#emitter.off(type, listener)
  }

  join(room = LOBBY, { after = null, epoch = null } = {}) {
    if (this.#feeds.has(room) || this.state === 'closed') return
    if (!fitsHeader(room)) throw new Refusal({ code: 'room-unknown', message: 'A room is named in ASCII' })
    this.#follow(room, new Feed(eventsOf(room), { after, epoch }, (event) => this.#emitter.emit('event', event)))
  }

  leave(room = LOBBY) {
    this.#typing.leave(room)
    this.#feeds.get(room)?.leave()
    this.#feeds.delete(room)
  }

  watchPresence() {
    if (this.#presence) return
    this.#presence = true
    this.#watchPresence()
  }

  /** Starts to deliver who is typing in a room, until the chat leaves it. Others then see when the user is typing. */
  watchTyping(room = LOBBY) {
    if (this.state !== 'closed' && fitsHeader(room)) this.#typing.watch(room)
  }

  /** Stops to deliver who is typing in a room. Others no longer see that the user is typing. */
  unwatchTyping(room = LOBBY) {
    this.#typing.leave(room)
  }

  /** Says that the user has changed a text in a room, or with `typing` false that they are done. Call it as often as you like. */
  typing(room = LOBBY, typing = true) {
    this.#typing.tell(room, typing)
  }

  /** The user's own log, what changes for this user alone on any device, and signals of the rooms that the user is in. */
  watchMe({ after = null, epoch = null } = {}) {
    if (this.#feeds.has(null) || this.state === 'closed') return
    this.#follow(null, new Feed(MINE, { after, epoch }, (event) => this.#emitter.emit('me', event)))
  }

  /**
   * Resolves with `{clientId}` once the message is committed, which may be much later; rejects with a Refusal. `replyTo` is the seq of
   * the message in the room that it replies to. `mentions` are `{id, at, length}` each. The server finds names of members after an at
   * sign without them.
   */
  send(text, { room = LOBBY, mentions = [], clientId, replyTo = null, epoch = this.#epoch } = {}) {
    if (this.state === 'closed') return Promise.reject(new Refusal({ code: 'closed', message: 'The chat is closed' }))
    if (replyTo !== null && !(replyTo > 0)) return Promise.reject(new Refusal({ code: 'seq-invalid', message: 'A message has a seq' }))
    this.#typing.posted(room)
    const more = { ...(replyTo !== null && { replyTo, epoch }), ...(mentions.length > 0 && { mentions }) }
    const promise = this.#outbox.add(String(text), room, clientId, more)
    if (this.state === 'resting') this.reconnect()
    return promise
  }

  /**
   * Changes the text of the user's message with a seq. Resolves and rejects like `send`. If the message has a newer version than
   * `basedOn`, the edit is refused with `edit-conflict`.
   */
  edit(room, seq, text, { basedOn = null, mentions = [], epoch = this.#epoch, clientId } = {}) {
    return this.#change({ kind: 'edit', seq, epoch, basedOn, ...(mentions.length > 0 && { mentions }) }, String(text), room, clientId)
  }

  /** Deletes the message with a seq for everyone. Resolves and rejects like `send`. */
  remove(room, seq, { epoch = this.#epoch, clientId } = {}) {
    return this.#change({ kind: 'delete', seq, epoch }, '', room, clientId)
  }

  /** Pins the message with a seq for everyone; with `notice` it is the room's notice. Resolves and rejects like `send`. */
  pin(room, seq, { notice = false, epoch = this.#epoch, clientId } = {}) {
    return this.#change({ kind: 'pin', seq, epoch, notice }, '', room, clientId)
  }

  /** Unpins the message with a seq for everyone. Resolves and rejects like `send`. */
  unpin(room, seq, { epoch = this.#epoch, clientId } = {}) {
    return this.#change({ kind: 'unpin', seq, epoch }, '', room, clientId)
  }

  /**
   * Reacts to the message with a seq, or takes that back. Resolves and rejects like `send`; an earlier wish for the same emoji that still
   * waits is discarded.
   */
  react(room, seq, emoji, on = true, { epoch = this.#epoch, clientId } = {}) {
    const earlier = this.outbox.filter((entry) => isWish(entry) && entry.room === room && entry.seq === seq && entry.emoji === emoji)
    const promise = this.#change({ kind: on ? 'react' : 'unreact', seq, epoch, emoji: String(emoji) }, '', room, clientId)
    for (const entry of earlier) if (entry.clientId !== clientId) this.discard(entry.clientId)
    return promise
  }

  #change(change, text, room, clientId) {
    if (this.state === 'closed') return Promise.reject(new Refusal({ code: 'closed', message: 'The chat is closed' }))
    if (!(change.seq > 0)) return Promise.reject(new Refusal({ code: 'seq-invalid', message: 'A message has a seq' }))
    const promise = this.#outbox.add(text, room, clientId, change)
    if (this.state === 'resting') this.reconnect()
    return promise
  }

  /** Resolves to a page of messages that match the query, newest first; rejects with a Refusal. It needs no connection. */
  search(query, { before, limit, zone, signal } = {}) {
    return this.#search(query, { before, limit, zone, signal })
  }

  /** Resolves to a page of messages that mention the user, the newest mention first; rejects with a Refusal. It needs no connection. */
  mentions({ before, limit, signal } = {}) {
    return this.#mentions({ before, limit, signal })
  }

  /** Resolves to a page of the user's bookmarks, the newest bookmark first; rejects with a Refusal. It needs no connection. */
  bookmarks({ before, limit, signal } = {}) {
    return this.#bookmarks({ before, limit, signal })
  }

  get outbox() {
    return this.#outbox.entries
  }

  retry(clientId) {
    return this.#outbox.retry(clientId)
  }

  discard(clientId) {
    this.#outbox.discard(clientId)
  }

  reconnect() {
    this.#connection.reconnect()
  }

  close() {
    this.#connection.close()
    this.#lost({})
    this.#outbox.close()
    this.#emitter.clear()
  }

  get state() {
    return this.#connection.state.state
  }

  get transport() {
    return this.#connection.state.transport
  }

  /** The errors queue comes first, so that no refusal of what follows can be missed. */
  #opened(socket) {
    this.#socket = socket
    this.#epoch = socket.epoch
    socket.subscribe(ERRORS, {}, (body) => this.#refused(new Refusal(JSON.parse(body))))
    for (const feed of this.#feeds.values()) feed.attach(socket)
    if (this.#presence) this.#watchPresence()
    this.#typing.attach(socket)
    this.#outbox.sender.attach(socket)
  }

  #lost(end) {
    this.#socket = null
    this.#typing.detach()
    for (const feed of this.#feeds.values()) feed.detach()
    this.#outbox.sender.detach(end)
  }

  /** A change can overtake the snapshot that has it already. */
  #watchPresence() {
    let begun = false
    this.#socket?.subscribe(PRESENCE, {}, (body) => {
      const presence = JSON.parse(body)
      begun ||= presence.snapshot === true
      if (begun) this.#emitter.emit('presence', presence)
    })
  }

  #follow(room, feed) {
    this.#feeds.set(room, feed)
    if (this.#socket) feed.attach(this.#socket)
  }

  #refused(refusal) {
    const clientId = refusal.clientId ?? refusal.receipt
    this.#socket?.answered(clientId)
    if (clientId === PROBE_ID) return
    if (this.#outbox.has(clientId)) return this.#outbox.sender.refused(clientId, refusal)
    if (refusal.code === 'room-left') this.leave(refusal.room)
    const [room, feed] = [...this.#feeds].find(([, feed]) => feed.refused(refusal)) ?? [refusal.room]
    if (feed && refusal.resets) this.#emitter.emit('reset', { room, epoch: refusal.epoch, lastSeq: refusal.lastSeq })
    else if (!refusal.passing) this.#emitter.emit('refused', { room, ...refusal.reason })
  }
}

function isWish({ kind }) {
  return kind === 'react' || kind === 'unreact'
}
