import { Connection } from './connection.js'
import { ERRORS, LOBBY, PRESENCE, PROBE_ID, ROOMS, fitsHeader } from './destinations.js'
import { Emitter } from './emitter.js'
import { Feed } from './feed.js'
import { options } from './options.js'
import { OutboxStorage } from './outbox-storage.js'
import { Outbox } from './outbox.js'
import { Refusal } from './refusal.js'

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
  #feeds = new Map()
  #outbox
  #connection
  #socket = null
  #presence = false
  #rooms = false

  constructor({ account, storage, ...settings }) {
    this.#outbox = new Outbox(new OutboxStorage(storage, account), (entry) => this.#emitter.emit('outbox', entry))
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
    const feed = new Feed(room, { after, epoch }, (event) => this.#emitter.emit('event', event))
    this.#feeds.set(room, feed)
    if (this.#socket) feed.attach(this.#socket)
  }

  leave(room = LOBBY) {
    this.#feeds.get(room)?.leave()
    this.#feeds.delete(room)
  }

  watchPresence() {
    if (this.#presence) return
    this.#presence = true
    this.#watchPresence()
  }

  /** What becomes of one's rooms elsewhere: on another device, or because somebody else did something. */
  watchRooms() {
    if (this.#rooms) return
    this.#rooms = true
    this.#watchRooms()
  }

  /** Resolves with `{clientId}` once the message is committed, which may be much later; rejects with a Refusal. */
  send(text, { room = LOBBY, clientId } = {}) {
    if (this.state === 'closed') return Promise.reject(new Refusal({ code: 'closed', message: 'The chat is closed' }))
    const promise = this.#outbox.add(String(text), room, clientId)
    if (this.state === 'resting') this.reconnect()
    return promise
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
    socket.subscribe(ERRORS, {}, (body) => this.#refused(new Refusal(JSON.parse(body))))
    for (const feed of this.#feeds.values()) feed.attach(socket)
    if (this.#presence) this.#watchPresence()
    if (this.#rooms) this.#watchRooms()
    this.#outbox.sender.attach(socket)
  }

  #lost(end) {
    this.#socket = null
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

  #watchRooms() {
    this.#socket?.subscribe(ROOMS, {}, (body) => this.#emitter.emit('rooms', JSON.parse(body)))
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
