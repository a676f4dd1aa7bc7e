import { Backoff } from './backoff.js'
import { guarded } from './emitter.js'
import { handshakeRefusal } from './handshake.js'
import { Refusal } from './refusal.js'
import { Resting, restFor } from './resting.js'
import { delayAfter, isFinal } from './retry.js'
import { loadScripts } from './scripts.js'
import { Socket } from './socket.js'
import { Streams } from './streams.js'
import { withinTime } from './time-limit.js'
import { Transports } from './transports.js'
import { isNetworkUp, watchEnvironment } from './wake.js'

/** Milliseconds online after which the backoff starts again from the shortest wait. */
const STABLE_AFTER = 5_000
/** Events such as focus or a network change start an attempt at once, but at most once in this many milliseconds. */
const EAGER_EVERY = 1_000
const EAGER_WHEN_REFUSED = 10_000
/** Milliseconds that the `headers` and `token` functions may take. */
const HEADERS_WITHIN = 20_000
/** The close code of SockJS if the server can be reached but no transport works. */
const NO_TRANSPORT = 2000

/**
 * Opens one socket after another and tracks the state: connecting -> online -> waiting (or offline, or refused, or resting) ->
 * connecting ... -> closed. Calls `onOpen(socket)` and `onLost({code, reason})` alternately, and `onState(state)` at every
 * change.
 */
export class Connection {
  state = { state: 'connecting', transport: null, retryAt: null }
  #settings
  #backoff = new Backoff()
  #transports
  #socket = null
  #timer
  #attempt = 0
  #attemptedAt = -Infinity
  #onlineSince = null
  #stopWatching
  #streams = new Streams(() => this.#hasStream)
  #resting

  /** @param settings `{url, headers: async () => object, transports, isBusy, onOpen, onLost, onState}` */
  constructor(settings) {
    this.#settings = settings
    this.#transports = new Transports(settings.transports)
    this.#resting = new Resting({ streams: this.#streams, isBusy: settings.isBusy, rest: () => this.#rest() })
  }

  open() {
    this.#stopWatching = watchEnvironment({ up: () => this.#up(), down: () => this.#down() })
    this.#connect()
  }

  /** Tries now instead of later. */
  reconnect() {
    if (['waiting', 'offline', 'refused', 'resting'].includes(this.state.state)) this.#connect()
  }

  close() {
    if (this.state.state === 'closed') return
    this.#attempt += 1
    clearTimeout(this.#timer)
    this.#stopWatching?.()
    this.#streams.close()
    this.#socket?.leave()
    this.#socket = null
    this.#show({ state: 'closed' })
  }

  async #connect() {
    clearTimeout(this.#timer)
    const attempt = (this.#attempt += 1)
    this.#attemptedAt = performance.now()
    this.#show({ state: 'connecting' })
    try {
      const [scripts, headers] = await Promise.all([
        loadScripts(),
        withinTime(HEADERS_WITHIN, () => this.#settings.headers()),
      ])
      if (attempt === this.#attempt) this.#dial(attempt, scripts, headers)
    } catch (error) {
      const reason = { code: error instanceof Refusal ? error.code : 'unreachable', message: error.message }
      if (attempt === this.#attempt) this.#lost({ code: null, reason })
    }
  }

  #dial(attempt, scripts, headers) {
    const { url, onReceipt } = this.#settings
    const tried = this.#transports.usable()
    this.#socket = new Socket(scripts, {
      url,
      transports: tried,
      headers,
      onReceipt,
      onConnected: (socket) => attempt === this.#attempt && this.#online(socket, tried),
      onEnd: (end) => this.#ended(attempt, end),
    })
  }

  async #ended(attempt, end) {
    if (attempt !== this.#attempt) return
    this.#socket = null
    const refusal = end.code === NO_TRANSPORT ? await handshakeRefusal(this.#settings.url) : null
    if (attempt === this.#attempt) this.#lost({ ...end, reason: end.reason ?? refusal })
  }

  #online(socket, tried) {
    this.#onlineSince = performance.now()
    this.#transports.worked(socket.transport, tried)
    guarded(this.#settings.onOpen)(socket)
    if (socket === this.#socket) this.#show({ state: 'online', transport: socket.transport })
  }

  #lost({ code, reason = null, transport = null, silent = false }) {
    if (silent) this.#transports.failed(transport)
    this.#part(code, reason)
    if (this.state.state !== 'closed') this.#wait(code, reason)
  }

  #part(code, reason) {
    this.#attempt += 1
    this.#socket = null
    if (this.#onlineSince === null) return
    if (performance.now() - this.#onlineSince > STABLE_AFTER) this.#backoff.reset()
    this.#onlineSince = null
    guarded(this.#settings.onLost)({ code, reason })
  }

  #wait(code, reason) {
    const delay = delayAfter(code, reason, this.#backoff)
    const state = isFinal(reason) ? 'refused' : isNetworkUp() ? 'waiting' : 'offline'
    this.#timer = setTimeout(() => this.#connect(), delay)
    this.#show({ state, retryAt: Date.now() + delay, reason })
  }

  /** The page is hidden, and other pages of this browser keep the account online. */
  #rest() {
    const socket = this.#socket
    const delay = restFor()
    this.#part(null, null)
    socket.leave()
    this.#timer = setTimeout(() => this.#connect(), delay)
    this.#show({ state: 'resting', retryAt: Date.now() + delay })
  }

  get #hasStream() {
    return this.#socket !== null && this.#socket.transport !== null && this.#socket.transport !== 'websocket'
  }

  #up() {
    if (this.state.state === 'resting') return this.reconnect()
    if (this.#socket?.stale) return this.#drop()
    this.#socket?.probe()
    const idle = performance.now() - this.#attemptedAt
    if (idle > (this.state.state === 'refused' ? EAGER_WHEN_REFUSED : EAGER_EVERY)) this.reconnect()
  }

  /** The old connection is most likely dead, but the browser would not notice for a minute. */
  #drop() {
    this.#socket.end()
    this.reconnect()
  }

  #down() {
    if (this.#socket) this.#socket.end()
    else if (this.state.state === 'waiting') this.#show({ ...this.state, state: 'offline' })
  }

  #show({ state, transport = null, retryAt = null, reason = null }) {
    this.state = { state, transport, retryAt, ...(reason && { reason }) }
    if (state === 'online') this.#resting.begin(transport)
    else this.#resting.end()
    this.#settings.onState(this.state)
  }
}
