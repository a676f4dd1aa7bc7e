import { words } from './words.js'

/** Milliseconds between two notes of how far somebody has read, so that a lively room is not one commit for each message. */
const PAUSE = 2_000
/** Rooms whose counts move by themselves; a connection has a hundred subscriptions. The others' are those of when the page was loaded. */
const FOLLOWED = 90

/** The rooms one is in, how much of each is unread, and the note of how far the open one was read. */
class MaruRooms extends HTMLElement {
  #room
  #api
  #headers
  #read = 0
  #noted = 0
  #timer

  open({ chat, self, room, api, headers, seen }) {
    this.#room = room
    this.#api = api
    this.#headers = headers
    const others = [...this.querySelectorAll('[data-room]')].filter((link) => link.dataset.room !== room)
    for (const link of others.slice(0, FOLLOWED)) chat.join(link.dataset.room, { after: Number(link.dataset.lastSeq) })
    chat.on('event', (event) => {
      if (event.room !== room && event.message?.author.id !== self.id) this.#count(event.room)
    })
    chat.on('refused', (refusal) => {
      if (refusal.code !== 'room-left') return
      if (refusal.room === room) location.assign(this.dataset.home)
      else this.#link(refusal.room)?.closest('li').remove()
    })
    this.#showSome()
    seen.addEventListener('seen', ({ detail: seq }) => this.#note(seq))
  }

  #link(room) {
    return [...this.querySelectorAll('[data-room]')].find((link) => link.dataset.room === room)
  }

  #count(room) {
    const badge = this.#link(room)?.querySelector('[data-part="unread"]')
    if (!badge) return
    badge.dataset.count = String(Number(badge.dataset.count) + 1)
    badge.textContent = badge.dataset.count
    badge.hidden = false
    this.#showSome()
  }

  /** On a phone the list is not in sight; its button says that there is something in it. */
  #showSome() {
    const some = this.querySelector('[data-part="unread"]:not([hidden])') !== null
    const button = document.querySelector('.rooms-button')
    button.toggleAttribute('data-unread', some)
    button.setAttribute('aria-label', some ? words.roomsUnread : words.rooms)
  }

  #note(seq) {
    this.#read = Math.max(this.#read, seq)
    this.#timer ??= setTimeout(() => this.#send(), PAUSE)
  }

  async #send() {
    this.#timer = undefined
    if (this.#read <= this.#noted) return
    const seq = this.#read
    this.#noted = seq
    try {
      const answer = await fetch(`${this.#api}/rooms/${encodeURIComponent(this.#room)}/read`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', ...this.#headers() },
        body: JSON.stringify({ seq }),
        keepalive: true,
      })
      if (!answer.ok) throw new Error(String(answer.status))
    } catch {
      // What is read next is noted with it.
      this.#noted = 0
    }
  }
}

customElements.define('maru-rooms', MaruRooms)
