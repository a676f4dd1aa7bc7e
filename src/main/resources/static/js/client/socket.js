import { ERRORS, PROBE_ID } from './destinations.js'
import { guarded } from './emitter.js'
import { banIn } from './retry.js'

const HEARTBEAT = 25_000
const SILENCE = 2.4 * HEARTBEAT
const CONNECTED_WITHIN = 10_000
const ATTEMPT_WITHIN = 45_000
const TRANSPORT_WITHIN = 4_000
/** Milliseconds without any frame after which a RECEIPT that is still to come is a reason to probe the connection. */
const RECEIPT_WITHIN = 10_000
/**
 * Milliseconds in which a probe is answered; otherwise the connection is dead. There is one more for each character that is on its
 * way before the probe, up to a bound: a slow line takes a second for a thousand of them.
 */
const PROBE_WITHIN = 5_000
const MOST_FOR_WAY = 30_000
/** A subscription that ends at once: of all that a client may ask for, the server answers this without waiting for anything. */
const PROBE = [
  `SUBSCRIBE\nid:${PROBE_ID}\nreceipt:${PROBE_ID}\ndestination:${ERRORS}\n\n\0`,
  `UNSUBSCRIBE\nid:${PROBE_ID}\nreceipt:${PROBE_ID}\n\n\0`,
].join('')
const WHOLE_FRAMES = 1_048_576
const ABNORMAL = 1006

/**
 * One SockJS connection with one STOMP client over it, used for one attempt and never again: neither of the two can
 * be opened twice. Calls `onConnected()`, `onReceipt(id)` and at last, once, `onEnd({code, reason, transport, silent})`:
 * the close code, the ERROR frame as `{code, message}` or null, and whether the transport opened but never answered.
 */
export class Socket {
  transport = null
  /** The epoch of the server's logs, as CONNECTED says it; null before, and from a server that knows none. */
  epoch = null
  #sockjs
  #stomp
  #wire
  #timer
  #owed = new Set()
  #silence
  #probing = null
  #underway = 0
  #heardAt = Date.now()
  #reason = null
  #connected = false
  #ended = false
  #events

  constructor({ SockJS, Stomp }, { url, transports, headers, ...events }) {
    this.#events = events
    this.#sockjs = new SockJS(url, null, { transports, timeout: TRANSPORT_WITHIN })
    this.#timer = setTimeout(() => this.end(), ATTEMPT_WITHIN)
    // stomp.js assigns its handlers to what it takes for a WebSocket; standing between the two, every frame passes here.
    this.#wire = { url, send: (data) => this.#send(data), close: () => this.end() }
    this.#stomp = Stomp.over(this.#wire)
    this.#stomp.debug = null
    this.#stomp.heartbeat = { outgoing: HEARTBEAT, incoming: HEARTBEAT }
    // Its default of 16 KiB cuts frames in pieces, also between the two halves of an emoji.
    this.#stomp.maxWebSocketFrameSize = WHOLE_FRAMES
    this.#stomp.onreceipt = guarded((frame) => this.#receipt(frame.headers['receipt-id']))
    this.#stomp.connect({ ...headers }, guarded((frame) => this.#welcome(frame)), guarded((frame) => this.#refused(frame)))
    this.#sockjs.onopen = () => this.#opened()
    this.#sockjs.onheartbeat = () => (this.#heardAt = Date.now())
    this.#sockjs.onmessage = (event) => this.#received(event.data)
    this.#sockjs.onclose = ({ code, reason }) => {
      this.#reason ??= banIn(reason)
      this.end(code)
    }
  }

  #send(data) {
    this.#underway += data.length
    this.#sockjs.send(data)
  }

  #opened() {
    this.transport = this.#sockjs.transport
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.end(), CONNECTED_WITHIN)
    this.#wire.onopen()
  }

  #received(data) {
    this.#heardAt = Date.now()
    if (data.trim() !== '') this.#heard()
    // stomp.js knows a heartbeat that comes alone, but not one in front of a frame.
    const frames = this.#stomp.partialData ? data : data.replace(/^\n+/, '') || '\n'
    this.#wire.onmessage({ data: frames })
  }

  /** A frame came, so the connection is alive. Heartbeats do not count: they say nothing about the way to the server. */
  #heard() {
    clearTimeout(this.#probing)
    this.#probing = null
    this.#underway = 0
    this.#listen()
  }

  #listen() {
    clearTimeout(this.#silence)
    if (this.#owed.size > 0) this.#silence = setTimeout(() => this.probe(), RECEIPT_WITHIN)
  }

  #owe(receipt) {
    if (receipt === undefined) return
    this.#owed.add(receipt)
    if (this.#owed.size === 1) this.#listen()
  }

  #receipt(id) {
    this.answered(id)
    this.#events.onReceipt(id)
  }

  #welcome({ headers }) {
    clearTimeout(this.#timer)
    this.epoch = headers.epoch ?? null
    this.#connected = true
    this.#events.onConnected(this)
  }

  #refused(frame) {
    if (frame?.command !== 'ERROR') return
    const message = unescaped(frame.headers.message ?? frame.body ?? '')
    this.#reason = { code: frame.headers.code ?? 'server-error', message }
    this.end()
  }

  /** No RECEIPT will come for this id any more: it did, or the server refused the frame. */
  answered(id) {
    this.#owed.delete(id)
    this.#listen()
  }

  /** Asks the server for a sign of life. A connection on which none comes ends. */
  probe() {
    if (this.#ended || !this.#connected || this.#probing !== null) return
    // Senders ask again for the receipts that are due; those do not start another probe.
    this.#owed.clear()
    this.#listen()
    this.#probing = setTimeout(() => this.end(), PROBE_WITHIN + Math.min(this.#underway, MOST_FOR_WAY))
    guarded(() => this.#sockjs.send(PROBE))()
  }

  /**
   * Nothing was heard for longer than two heartbeats, as after the machine slept. By the wall clock, because not every browser's
   * monotonic clock goes on during sleep; if the clock is set, this costs one reconnect at most.
   */
  get stale() {
    return Date.now() - this.#heardAt > SILENCE
  }

  /** Returns the function that unsubscribes. `onBody` is given each message's text. */
  subscribe(destination, headers, onBody) {
    this.#owe(headers.receipt)
    const subscription = this.#stomp.subscribe(destination, guarded((frame) => onBody(frame.body)), { ...headers })
    return () => this.#ended || subscription.unsubscribe()
  }

  send(destination, headers, body) {
    this.#owe(headers.receipt)
    this.#stomp.send(destination, { ...headers }, body)
  }

  /** Says goodbye and ends; `onEnd` is not called any more. */
  leave() {
    this.#events = { ...this.#events, onEnd: () => {} }
    if (this.#connected && !this.#ended) guarded(() => this.#stomp.disconnect())()
    this.end(1000)
  }

  end(code = ABNORMAL) {
    if (this.#ended) return
    this.#ended = true
    for (const timer of [this.#timer, this.#silence, this.#probing]) clearTimeout(timer)
    const { transport } = this
    this.#sockjs.onopen = this.#sockjs.onmessage = this.#sockjs.onheartbeat = this.#sockjs.onclose = null
    guarded(() => this.#wire.onclose?.())()
    guarded(() => this.#sockjs.close())()
    const silent = transport !== null && !this.#connected && this.#reason === null
    this.#events.onEnd({ code, reason: this.#reason, transport, silent })
  }
}

/** The header escapes of STOMP 1.1 and 1.2, which stomp.js leaves as they are. */
function unescaped(value) {
  return value.replace(/\\([nrc\\])/g, (whole, letter) => ({ n: '\n', r: '\r', c: ':', '\\': '\\' })[letter])
}
