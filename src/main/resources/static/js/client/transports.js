const PREFERRED = ['websocket', 'xhr-streaming', 'xhr-polling']
const RETRY_AFTER = 300_000

/**
 * Selects the transports for the next attempt, the best first. A transport that did not work is left out for five minutes, so
 * that a proxy that swallows WebSockets costs its delay once and not at every reconnect. A later attempt tries it again.
 */
export class Transports {
  #restingUntil = new Map()

  constructor(names = PREFERRED) {
    this.names = [...names]
  }

  usable(now = Date.now()) {
    const awake = this.names.filter((name) => !(this.#restingUntil.get(name) > now))
    if (awake.length > 0) return awake
    this.#restingUntil.clear()
    return [...this.names]
  }

  /** The transport opened but carried no data. */
  failed(name, now = Date.now()) {
    if (this.names.includes(name)) this.#restingUntil.set(name, now + RETRY_AFTER)
  }

  /** The transport works, so the better ones that were tried before it do not. */
  worked(name, tried, now = Date.now()) {
    this.#restingUntil.delete(name)
    for (const better of tried.slice(0, Math.max(0, tried.indexOf(name)))) this.failed(better, now)
  }
}
