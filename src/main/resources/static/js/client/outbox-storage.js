/**
 * Stores unsent messages across reloads, each in an item of its own, so that several tabs can share the storage. If the storage
 * is missing, full or forbidden (private windows), it does nothing and the outbox exists in memory only.
 */
export class OutboxStorage {
  #storage
  #prefix

  constructor(storage, account) {
    this.#storage = account ? storage : null
    this.#prefix = `maru.outbox.${account}.`
  }

  load() {
    return this.#try((storage) => {
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index))
      return keys.filter((key) => key?.startsWith(this.#prefix)).map((key) => this.#parse(key, storage.getItem(key)))
        .filter(Boolean)
    }) ?? []
  }

  save(entry) {
    this.#try((storage) => storage.setItem(this.#prefix + entry.clientId, JSON.stringify(entry)))
  }

  remove(clientId) {
    this.#try((storage) => storage.removeItem(this.#prefix + clientId))
  }

  /** Calls `listener(clientId, entry or null)` when another tab changes an entry. Returns a function that stops it. */
  watch(listener) {
    if (!this.#storage || typeof globalThis.addEventListener !== 'function') return () => {}
    const heard = ({ storageArea, key, newValue }) => {
      if (storageArea === this.#storage && key?.startsWith(this.#prefix)) {
        listener(key.slice(this.#prefix.length), this.#parse(key, newValue))
      }
    }
    addEventListener('storage', heard)
    return () => removeEventListener('storage', heard)
  }

  #parse(key, value) {
    try {
      const entry = JSON.parse(value)
      const valid = entry?.clientId === key.slice(this.#prefix.length) && typeof entry.text === 'string'
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
