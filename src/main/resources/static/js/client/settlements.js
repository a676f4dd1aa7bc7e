import { Refusal } from './refusal.js'

/** The promises of sent messages, by clientId. */
export class Settlements {
  #pending = new Map()

  promise(clientId) {
    if (!this.#pending.has(clientId)) {
      const settle = {}
      settle.promise = new Promise((resolve, reject) => Object.assign(settle, { resolve, reject }))
      // A caller that listens to the outbox events may ignore the promise.
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
