/** Milliseconds between two notes of how far somebody has read, so that a lively room is not one commit for each message. */
const PAUSE = 2_000

/** Notes on the server how far the open room was read, and tells this person's other tabs once it is noted. */
export class ReadMarks {
  #api
  #room
  #epoch
  #tabs
  #read = 0
  #noted = 0
  #timer

  /** `heard(room, seq)` is called when another tab has read a room up to a seq. */
  constructor({ api, self, room, epoch, heard }) {
    this.#api = api
    this.#room = room
    this.#epoch = epoch
    this.#tabs = new BroadcastChannel(`maru.read.${self.id}`)
    this.#tabs.addEventListener('message', ({ data }) => heard(data.room, data.seq))
    // Whoever goes on to the next room within the pause has read this one all the same.
    addEventListener('pagehide', () => this.#send())
  }

  /** The room has another log, of which nothing has been read. */
  renew(epoch) {
    this.#epoch = epoch
    this.#read = this.#noted = 0
  }

  note(seq) {
    this.#read = Math.max(this.#read, seq)
    this.#timer ??= setTimeout(() => this.#send(), PAUSE)
  }

  async #send() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#read <= this.#noted) return
    const seq = this.#read
    this.#noted = seq
    try {
      await this.#api.put(`/rooms/${encodeURIComponent(this.#room)}/read`, { seq, epoch: this.#epoch }, { keepalive: true })
      this.#tabs.postMessage({ room: this.#room, seq })
    } catch {
      // What is read next is noted with it.
      this.#noted = 0
    }
  }
}
