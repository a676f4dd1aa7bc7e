const PREFERRED = ['websocket', 'xhr-streaming', 'xhr-polling']
const REST = 300_000

/**
 * Which transports the next attempt may use, the best first. One that did not carry a conversation is left out for
 * five minutes, so that a proxy that swallows WebSockets costs its delay once and not at every reconnect; it is
 * tried again by a later attempt.
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

  /** It opened and then carried nothing. */
  failed(name, now = Date.now()) {
    if (this.names.includes(name)) this.#restingUntil.set(name, now + REST)
  }

  /** It carries the conversation, so the better ones that were tried before it do not. */
  worked(name, tried, now = Date.now()) {
    this.#restingUntil.delete(name)
    for (const better of tried.slice(0, Math.max(0, tried.indexOf(name)))) this.failed(better, now)
  }
}
