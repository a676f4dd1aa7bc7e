import { fitsHeader } from './destinations.js'

/** Counts over all feeds: a late refusal must not be taken for one of a newer feed of the same log. */
let subscriptions = 0

/** Milliseconds before each next try to have a hole filled. */
const HEALING = [0, 1_000, 5_000, 15_000]

/**
 * The events of one log, that of a room or the user's own, in seq order, each once, over any number of connections. It
 * remembers the last seq it handed on and resumes after that one. On a hole it asks the server again from there rather than
 * going on. If the server has another log since, as after a backup was restored, or no longer has what follows, it goes on at
 * the end of the log. An event without a seq is a signal. It is handed on at once.
 */
export class Feed {
  #destination
  #last
  #epoch
  #deliver
  #socket = null
  #unsubscribe = null
  #subscription = 0
  #healing = 0
  #timer

  /**
   * @param destination where the events come
   * @param after the seq of the last event the caller already has; null to begin with what happens from now on
   * @param epoch the epoch of that seq; null for that of the next connection
   */
  constructor(destination, { after, epoch }, deliver) {
    this.#destination = destination
    this.#last = after ?? null
    this.#epoch = epoch ?? null
    this.#deliver = deliver
  }

  attach(socket) {
    this.#socket = socket
    if (this.#last === null) this.#epoch = null
    this.#epoch ??= socket.epoch
    this.#subscribe()
  }

  /** The connection is gone, and its subscriptions with it. */
  detach() {
    this.#silence()
    this.#socket = null
  }

  leave() {
    const unsubscribe = this.#unsubscribe
    this.detach()
    unsubscribe?.()
  }

  /** Is it this feed's subscription that was refused? Then what can be mended is mended. */
  refused(refusal) {
    if (refusal.receipt !== this.#receipt) return false
    this.#silence()
    if (refusal.resets && this.#last !== null) {
      // An older server does not say where its log ends: then this begins with what is live.
      this.#last = refusal.lastSeq
      this.#epoch = refusal.epoch ?? this.#socket.epoch
      this.#healing = 0
      this.#subscribe()
    } else if (refusal.passing) {
      this.#timer = setTimeout(() => this.#subscribe(), refusal.delay)
    }
    return true
  }

  get #receipt() {
    return `feed-${this.#subscription}-${this.#destination}`
  }

  #subscribe() {
    const subscription = (this.#subscription = subscriptions += 1)
    const headers = { receipt: this.#receipt }
    if (this.#last !== null) headers.after = String(this.#last)
    if (headers.after && this.#epoch && fitsHeader(this.#epoch)) headers.epoch = this.#epoch
    this.#unsubscribe = this.#socket.subscribe(this.#destination, headers, (body) => {
      if (subscription === this.#subscription) this.#take(JSON.parse(body))
    })
  }

  /** What still comes on the old subscription is not listened to. */
  #silence() {
    clearTimeout(this.#timer)
    this.#subscription = 0
    this.#unsubscribe = null
  }

  #take(event) {
    if (event.seq === undefined) return this.#deliver(event)
    if (this.#last !== null && event.seq <= this.#last) return
    const hole = this.#last !== null && event.seq > this.#last + 1
    if (hole && this.#healing < HEALING.length) return this.#heal()
    // A room that stands still for ever is worse than a hole that is there whenever one asks.
    this.#last = event.seq
    this.#healing = 0
    this.#deliver(event)
  }

  #heal() {
    this.#unsubscribe?.()
    this.#silence()
    this.#timer = setTimeout(() => this.#subscribe(), HEALING[this.#healing])
    this.#healing += 1
  }
}
