import { changesOf, postsTo } from './destinations.js'

/** Milliseconds to wait for a RECEIPT before the same message is sent again, which is harmless. */
const RECEIPT_TIMEOUT = 20_000
const UNFIT = new Set(['frame-too-large', 'frame-malformed'])
const MESSAGE_TOO_BIG = 1009

/** A post has no kind. */
function frameOf({ clientId, room, kind, seq, epoch, text, mentions, basedOn, notice, emoji, replyTo }) {
  if (!kind) return { destination: postsTo(room), body: { clientId, text, mentions, ...(replyTo && { replyTo, epoch }) } }
  const more = { edit: { text, mentions, basedOn }, pin: { notice }, react: { emoji }, unreact: { emoji } }[kind]
  return { destination: changesOf(room), body: { clientId, kind, seq, epoch, ...more } }
}

/**
 * Sends messages and changes from a queue, one at a time and in order: the next one is sent when the RECEIPT of the previous one has
 * arrived. If the RECEIPT is lost with its connection, the entry stays first in the queue.
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

  /** If the message in flight caused the end of the connection, sending it again would end every following one. */
  detach({ code = null, reason = null } = {}) {
    const cause = UNFIT.has(reason?.code) || code === MESSAGE_TOO_BIG ? this.#inFlight : null
    this.#socket = null
    this.#release()
    if (cause) this.#queue.refused(cause, reason ?? { code: 'frame-too-large', message: 'The message is too large' })
  }

  /** Sends the next message, unless one is in flight or the server requested a pause. */
  pump() {
    if (!this.#socket || this.#timer !== null) return
    const entry = this.#queue.next()
    if (!entry) return
    const { clientId } = entry
    this.#inFlight = clientId
    this.#timer = setTimeout(() => this.#release(), RECEIPT_TIMEOUT)
    const headers = { receipt: clientId, 'content-type': 'application/json' }
    const { destination, body } = frameOf(entry)
    this.#socket.send(destination, headers, JSON.stringify(body))
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
