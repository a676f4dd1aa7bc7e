import { PendingMark } from './pending-mark.js'

/** Milliseconds between two read marks, so that a busy room does not cause one commit per message. */
const PAUSE = 2_000
/** Milliseconds before a read mark that failed is sent again: twice as long each time, up to a minute. */
const RETRY = 4_000
const MAX_RETRY = 60_000
/**
 * The maximum number of attempts in a row. After that, the next mark, a network that is back, or the user's return to the page
 * starts again.
 */
const MAX_TRIES = 8
/** Whether an error cannot be fixed by sending the same mark again. */
const isFinal = (status) => status >= 400 && status < 500 && status !== 408 && status !== 429

/**
 * Stores on the server how far a room was read, and then tells the user's other tabs. Also marks messages as unread, which is the only
 * way in which a mark goes back.
 */
export class ReadMarks {
  #api
  #room
  #epoch
  #tabs
  #read
  #noted
  #sent
  #pending
  /** The request of a mark that is being sent. */
  #sending = null
  #waits = false
  /** Grows when the mark is set anew, so that an older answer changes nothing. */
  #turn = 0
  #tries = 0
  #timer
  #closed
  #closing = new AbortController()
  #left = false

  /**
   * `noted` is the mark on the server. `tabs` is the channel to the user's other tabs. `closed()` is called when the room was
   * left and its mark is stored.
   */
  constructor({ api, tabs, account, room, epoch, noted, closed }) {
    this.#api = api
    this.#tabs = tabs
    this.#room = room
    this.#epoch = epoch
    this.#read = this.#noted = this.#sent = noted
    this.#pending = new PendingMark(account, room)
    this.#closed = closed
    const { signal } = this.#closing
    addEventListener('pagehide', () => this.#send(), { signal })
    for (const type of ['online', 'focus', 'pageshow']) addEventListener(type, () => this.#again(), { signal })
  }

  /** Another room is open. A user who opens another room within the pause has read this one too. */
  leave() {
    this.#left = true
    this.#again()
    this.#closeIfLeft()
  }

  /** The room is open again. */
  enter() {
    this.#left = false
  }

  /** Nothing more can be stored, because the user is no longer in the room. */
  close() {
    if (this.#closing.signal.aborted) return
    clearTimeout(this.#timer)
    this.#read = this.#sent
    this.#closing.abort()
    this.#closed()
  }

  /** The room's epoch changed, and nothing of the new log has been read. */
  renew(epoch) {
    this.#epoch = epoch
    this.#set(0)
  }

  /** Marks all messages from a seq on as unread. Rejects if the server did not. A mark that is being sent arrives before. */
  async unread(seq) {
    this.#waits = true
    try {
      await this.#sending?.catch(() => {})
      await this.#api.put(`/rooms/${encodeURIComponent(this.#room)}/unread`, { seq, epoch: this.#epoch })
      this.wentBack(seq - 1)
    } finally {
      this.#waits = false
      this.#again()
    }
  }

  /** The mark went back to a seq, on this or on another device. */
  wentBack(seq) {
    this.#set(seq)
  }

  #set(seq) {
    this.#turn += 1
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#read = this.#noted = this.#sent = seq
    this.#pending.forget()
  }

  note(seq) {
    if (seq <= this.#read) return
    this.#read = seq
    this.#tries = 0
    this.#pending.keep(seq, { from: this.#noted, epoch: this.#epoch })
    this.#wait(PAUSE)
  }

  /** Tries again after the environment has changed. */
  #again() {
    if (this.#read <= this.#sent) return
    this.#tries = 0
    this.#send()
  }

  #wait(milliseconds) {
    this.#timer ??= setTimeout(() => this.#send(), milliseconds)
  }

  /** Sends only the newest mark. Older ones in flight are harmless: they do not move a mark back. */
  async #send() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#waits || this.#read <= this.#sent) return
    const seq = (this.#sent = this.#read)
    const turn = this.#turn
    try {
      this.#sending = this.#api.put(`/rooms/${encodeURIComponent(this.#room)}/read`, { seq, epoch: this.#epoch }, { keepalive: true })
      await this.#sending
      if (turn !== this.#turn) return
      this.#tries = 0
      if (seq > this.#noted) this.#tabs.postMessage({ room: this.#room, seq })
      this.#noted = Math.max(this.#noted, seq)
      if (this.#read <= this.#noted) this.#pending.forget()
      this.#closeIfLeft()
    } catch ({ status }) {
      if (turn !== this.#turn || seq < this.#sent) return
      if (isFinal(status)) return this.#closeIfLeft({ final: true })
      this.#sent = this.#noted
      if ((this.#tries += 1) < MAX_TRIES) this.#wait(Math.min(MAX_RETRY, RETRY * 2 ** (this.#tries - 1)))
    }
  }

  /** Closes once the room was left and its mark is stored, or refused for good. */
  #closeIfLeft({ final = false } = {}) {
    if (this.#left && (this.#read <= this.#noted || final)) this.close()
  }
}
