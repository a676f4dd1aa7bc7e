import { Refusal } from './refusal.js'

/** The promises made to those who sent something, by clientId. */
export class Settlements {
  #pending = new Map()

  promise(clientId) {
    if (!this.#pending.has(clientId)) {
      const settle = {}
      settle.promise = new Promise((resolve, reject) => Object.assign(settle, { resolve, reject }))
      // Whoever listens to the outbox's changes need not look at the promise as well.
      settle.promise.catch(() => {})
      this.#pending.set(clientId, settle)
    }
    return this.#pending.get(clientId).promise
  }

  settle({ clientId, status, error }) {
    const settle = this.#pending.get(clientId)
    if (!settle || status === 'waiting') return
    this.#pending.delete(clientId)
    if (status === 'sent') settle.resolve({ clientId })
    else settle.reject(new Refusal({ ...error, clientId }))
  }

  rejectAll(error) {
    for (const clientId of [...this.#pending.keys()]) this.settle({ clientId, status: 'refused', error })
  }
}
