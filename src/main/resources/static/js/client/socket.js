import { guarded } from './emitter.js'

const HEARTBEAT = 25_000
const SILENCE = 2.4 * HEARTBEAT
const CONNECTED_WITHIN = 10_000
const ATTEMPT_WITHIN = 45_000
const TRANSPORT_WITHIN = 4_000
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
    this.#wire = { url, send: (data) => this.#sockjs.send(data), close: () => this.end() }
    this.#stomp = Stomp.over(this.#wire)
    this.#stomp.debug = null
    this.#stomp.heartbeat = { outgoing: HEARTBEAT, incoming: HEARTBEAT }
    // Its default of 16 KiB cuts frames in pieces, also between the two halves of an emoji.
    this.#stomp.maxWebSocketFrameSize = WHOLE_FRAMES
    this.#stomp.onreceipt = guarded((frame) => events.onReceipt(frame.headers['receipt-id']))
    this.#stomp.connect({ ...headers }, guarded((frame) => this.#welcome(frame)), guarded((frame) => this.#refused(frame)))
    this.#sockjs.onopen = () => this.#opened()
    this.#sockjs.onheartbeat = () => (this.#heardAt = Date.now())
    this.#sockjs.onmessage = (event) => this.#received(event.data)
    this.#sockjs.onclose = (event) => this.end(event.code)
  }

  #opened() {
    this.transport = this.#sockjs.transport
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.end(), CONNECTED_WITHIN)
    this.#wire.onopen()
  }

  #received(data) {
    this.#heardAt = Date.now()
    // stomp.js knows a heartbeat that comes alone, but not one in front of a frame.
    const frames = this.#stomp.partialData ? data : data.replace(/^\n+/, '') || '\n'
    this.#wire.onmessage({ data: frames })
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

  /** Nothing was heard for longer than two heartbeats, as after the machine slept. */
  get stale() {
    return Date.now() - this.#heardAt > SILENCE
  }

  /** Returns the function that unsubscribes. `onBody` is given each message's text. */
  subscribe(destination, headers, onBody) {
    const subscription = this.#stomp.subscribe(destination, guarded((frame) => onBody(frame.body)), { ...headers })
    return () => this.#ended || subscription.unsubscribe()
  }

  send(destination, headers, body) {
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
    clearTimeout(this.#timer)
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
