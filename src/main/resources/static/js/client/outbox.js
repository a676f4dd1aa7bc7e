import { newClientId } from './client-id.js'
import { fitsHeader } from './destinations.js'
import { Refusal } from './refusal.js'
import { Sender } from './sender.js'
import { Settlements } from './settlements.js'

const MAX_ENTRIES = 500
const ADOPT_AFTER = 30_000
const TAKEN = { code: 'client-id-taken', message: 'Something else with this clientId waits' }
const KEPT = new Set(['waiting', 'refused'])

/**
 * The messages, and changes of messages, that are not known to be committed, in the order in which they were made. They survive a reload, and the next
 * tab or page that opens this storage sends the rest of them.
 */
export class Outbox {
  sender = new Sender({
    next: () => this.#inOrder().find((entry) => entry.status === 'waiting'),
    sent: (clientId) => this.#become(clientId, 'sent'),
    refused: (clientId, { code, message, until, present }) =>
      this.#become(clientId, 'refused', { code, message, ...(until && { until }), ...(present && { present }) }),
  })
  #entries = new Map()
  #settlements = new Settlements()
  #storage
  #changed
  #stopWatching
  #adopting = null
  #latest = 0

  /**
   * @param changed called with a copy of an entry whenever its status changes
   */
  constructor(storage, changed) {
    this.#storage = storage
    this.#changed = changed
    this.#restore()
    this.#stopWatching = storage.watch((clientId, entry) => this.#changedElsewhere(clientId, entry))
  }

  get entries() {
    return this.#inOrder().map((entry) => ({ ...entry }))
  }

  has(clientId) {
    return this.#entries.has(clientId)
  }

  /**
   * Adds a message, which can be a reply: `{replyTo, epoch}`; or with a `kind` a change of the message with a `seq`:
   * `{kind, seq, epoch, basedOn, emoji}`.
   */
  add(text, room, clientId = newClientId(), change = {}) {
    const known = this.#entries.get(clientId)
    if (known?.room === room && known.kind === change.kind && known.seq === change.seq && known.emoji === change.emoji) return this.retry(clientId)
    const unfit = known ? TAKEN : this.#unfit(room, clientId)
    if (unfit) return Promise.reject(new Refusal({ ...unfit, clientId }))
    this.#entries.set(clientId, { clientId, room, text, ...change, queuedAt: this.#now(), status: 'waiting' })
    return this.#queue(clientId)
  }

  /** Puts a refused message at the end of the queue. */
  retry(clientId) {
    const entry = this.#entries.get(clientId)
    if (!entry) return Promise.reject(new Refusal({ code: 'unknown', message: 'No such message', clientId }))
    if (entry.status === 'waiting') return this.#settlements.promise(clientId)
    this.#entries.set(clientId, { ...entry, queuedAt: this.#now() })
    return this.#queue(clientId)
  }

  discard(clientId) {
    this.#become(clientId, 'discarded', { code: 'discarded', message: 'The message was discarded' })
  }

  close() {
    this.#stopWatching()
    clearTimeout(this.#adopting)
    this.#settlements.rejectAll({ code: 'closed', message: 'The chat was closed; the message stays in the outbox' })
  }

  #unfit(room, clientId) {
    if (!fitsHeader(room)) return { code: 'room-unknown', message: 'A room is named in ASCII' }
    if (!fitsHeader(clientId)) return { code: 'client-id-invalid', message: 'A clientId is a UUID' }
    return this.#entries.size >= MAX_ENTRIES && { code: 'outbox-full', message: `${MAX_ENTRIES} messages are waiting already` }
  }

  #queue(clientId) {
    const promise = this.#settlements.promise(clientId)
    this.#become(clientId, 'waiting')
    this.sender.pump()
    return promise
  }

  /** All changes pass through here. A change from another tab is already in the storage. */
  #become(clientId, status, error, stored = false) {
    if (!this.has(clientId)) return
    const { error: _, ...known } = this.#entries.get(clientId)
    const entry = { ...known, status, ...(error && { error }) }
    this.#entries.set(clientId, entry)
    // Saved even before it is removed, so that other tabs can tell a sent message from a discarded one.
    if (!stored) this.#storage.save(entry)
    if (!KEPT.has(status)) {
      this.#entries.delete(clientId)
      if (!stored) this.#storage.remove(entry)
    }
    this.#settlements.settle(entry)
    this.#changed({ ...entry })
    if (status !== 'waiting') this.sender.skip(clientId)
  }

  #restore() {
    const added = this.#storage.load().filter((entry) => !this.has(entry.clientId)).filter((entry) => this.#isValid(entry))
    for (const entry of added) this.#entries.set(entry.clientId, entry)
    this.#latest = Math.max(this.#latest, ...added.map(({ queuedAt }) => Date.parse(queuedAt)))
    return added
  }

  #isValid(entry) {
    const { clientId, room, status, queuedAt } = entry
    const valid = KEPT.has(status) && !Number.isNaN(Date.parse(queuedAt)) && !this.#unfit(room, clientId)
    if (!KEPT.has(status)) this.#storage.remove(entry)
    return valid
  }

  #changedElsewhere(clientId, entry) {
    const own = this.#entries.get(clientId)
    if (!own && entry?.status === 'waiting') this.#adopting ??= setTimeout(() => this.#adopt(), ADOPT_AFTER)
    else if (own && !entry) this.#become(clientId, 'discarded', { code: 'discarded', message: 'Discarded elsewhere' }, true)
    else if (own && entry.status !== own.status) this.#become(clientId, entry.status, entry.error, true)
    this.sender.pump()
  }

  /** Takes over messages that another tab has not sent for a while, because it may have been closed. */
  #adopt() {
    this.#adopting = null
    for (const entry of this.#restore()) this.#changed({ ...entry })
    this.sender.pump()
  }

  #inOrder() {
    return [...this.#entries.values()].sort((one, other) => (one.queuedAt < other.queuedAt ? -1 : 1))
  }

  /** Returns a time later than all previous ones, so that times also give the order. */
  #now() {
    this.#latest = Math.max(Date.now(), this.#latest + 1)
    return new Date(this.#latest).toISOString()
  }
}
