import { postsTo } from './destinations.js'

/** How long a RECEIPT may take, in milliseconds, before the same message is sent again; that is harmless. */
const PATIENCE = 20_000
const UNFIT = new Set(['frame-too-large', 'frame-malformed'])
const MESSAGE_TOO_BIG = 1009

/**
 * Takes messages out of a queue and posts them, one at a time and in order: the next one goes when the RECEIPT of the
 * one before has come. A RECEIPT lost with its connection leaves the message first in the queue.
 */
export class Sender {
  #queue
  #socket = null
  #inFlight = null
  #timer = null

  /** @param queue `{next() -> entry or undefined, sent(clientId), refused(clientId, refusal)}` */
  constructor(queue) {
    this.#queue = queue
  }

  attach(socket) {
    this.#socket = socket
    this.pump()
  }

  /** Where the message in flight is what ended the connection, sending it again would end every next one. */
  detach({ code = null, reason = null } = {}) {
    const culprit = UNFIT.has(reason?.code) || code === MESSAGE_TOO_BIG ? this.#inFlight : null
    this.#socket = null
    this.#release()
    if (culprit) this.#queue.refused(culprit, reason ?? { code: 'frame-too-large', message: 'The message is too large' })
  }

  /** Sends the next message, unless one is in flight or the server asked for a pause. */
  pump() {
    if (!this.#socket || this.#timer !== null) return
    const entry = this.#queue.next()
    if (!entry) return
    const { clientId, room, text } = entry
    this.#inFlight = clientId
    this.#timer = setTimeout(() => this.#release(), PATIENCE)
    const headers = { receipt: clientId, 'content-type': 'application/json' }
    this.#socket.send(postsTo(room), headers, JSON.stringify({ clientId, text }))
  }

  received(clientId) {
    this.#queue.sent(clientId)
    this.skip(clientId)
  }

  refused(clientId, refusal) {
    if (!refusal.passing) {
      this.#queue.refused(clientId, refusal)
      this.skip(clientId)
    } else if (clientId === this.#inFlight) {
      this.#inFlight = null
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => this.#release(), refusal.delay)
    }
  }

  /** This message needs no answer any more. */
  skip(clientId) {
    if (clientId === this.#inFlight) this.#release()
  }

  #release() {
    clearTimeout(this.#timer)
    this.#timer = null
    this.#inFlight = null
    this.pump()
  }
}
