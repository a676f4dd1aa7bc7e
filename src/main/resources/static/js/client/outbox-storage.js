/**
 * Stores unsent messages and changes across reloads, each in an item of its own, so that several tabs can share the storage. If the storage
 * is missing, full or forbidden (private windows), it does nothing and the outbox exists in memory only.
 */
export class OutboxStorage {
  #storage
  /** Changes have a prefix of their own: an older version of this library would post them as messages. */
  #prefixes

  constructor(storage, account) {
    this.#storage = account ? storage : null
    this.#prefixes = { post: `maru.outbox.${account}.`, change: `maru.changes.${account}.` }
  }

  load() {
    return this.#try((storage) => {
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index))
      return keys.filter((key) => this.#clientId(key)).map((key) => this.#parse(key, storage.getItem(key))).filter(Boolean)
    }) ?? []
  }

  save(entry) {
    this.#try((storage) => storage.setItem(this.#key(entry), JSON.stringify(entry)))
  }

  remove(entry) {
    this.#try((storage) => storage.removeItem(this.#key(entry)))
  }

  /** Calls `listener(clientId, entry or null)` when another tab changes an entry. Returns a function that stops it. */
  watch(listener) {
    if (!this.#storage || typeof globalThis.addEventListener !== 'function') return () => {}
    const heard = ({ storageArea, key, newValue }) => {
      const clientId = storageArea === this.#storage && this.#clientId(key)
      if (clientId) listener(clientId, this.#parse(key, newValue))
    }
    addEventListener('storage', heard)
    return () => removeEventListener('storage', heard)
  }

  #key({ kind, clientId }) {
    return (kind ? this.#prefixes.change : this.#prefixes.post) + clientId
  }

  #clientId(key) {
    const prefix = Object.values(this.#prefixes).find((one) => key?.startsWith(one))
    return prefix && key.slice(prefix.length)
  }

  #parse(key, value) {
    try {
      const entry = JSON.parse(value)
      const valid = entry && key === this.#key(entry) && typeof entry.text === 'string'
      return valid && typeof entry.room === 'string' && typeof entry.queuedAt === 'string' ? entry : null
    } catch {
      return null
    }
  }

  #try(action) {
    try {
      return this.#storage ? action(this.#storage) : undefined
    } catch {
      return undefined
    }
  }
}
