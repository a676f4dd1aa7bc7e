import { shortTimeOf } from '../clock.js'
import { messageAddress } from '../rooms/room.js'
import { beginning } from '../text.js'
import { markup, plainText } from '../timeline/markup.js'
import { part } from '../timeline/row.js'
import { nameOf } from '../words.js'

/** The number of characters of the notice that its line has, as on the server. */
const LENGTH = 100

/** The notice above the messages: one line, which opens to the whole text. */
export class Notice {
  #element
  #pins
  #home
  #toggle
  #shown = null

  /** `home` is the path of the first page. The server has rendered the notice of the first room. */
  constructor(element, { pins, home }) {
    this.#element = element
    this.#pins = pins
    this.#home = home
    this.#toggle = part(element, 'toggle')
    this.#toggle.addEventListener('click', () => this.#open(this.#toggle.getAttribute('aria-expanded') !== 'true'))
    part(element, 'close').addEventListener('click', () => this.#close())
    part(element, 'go').addEventListener('click', () => this.#open(false))
    element.addEventListener('keydown', (event) => this.#press(event))
    const rendered = pins.room
    pins.addEventListener('change', () => (pins.ready || pins.room !== rendered) && this.#draw())
  }

  #draw() {
    const pin = this.#pins.notice
    const { message } = pin ?? {}
    const another = message?.id !== this.#shown
    this.#shown = message?.id ?? null
    this.#element.hidden = !pin
    if (!pin || another) this.#open(false)
    if (!pin) return
    part(this.#element, 'line').textContent = beginning(plainText(message), LENGTH)
    part(this.#element, 'text').replaceChildren(markup(message))
    part(this.#element, 'author').textContent = nameOf(message.author)
    part(this.#element, 'time').dateTime = message.sentAt
    part(this.#element, 'time').textContent = shortTimeOf(message.sentAt)
    part(this.#element, 'go').href = messageAddress(this.#pins.room, message.seq, this.#home)
  }

  /** Until the pins are known, there is only the line. */
  #open(open) {
    const opens = open && this.#pins.ready
    this.#toggle.setAttribute('aria-expanded', String(opens))
    part(this.#element, 'whole').hidden = !opens
  }

  /** The button disappears, so the log gets the focus. */
  #close() {
    if (!this.#pins.ready) return
    document.querySelector('maru-timeline [data-part="scroller"]').focus({ preventScroll: true })
    this.#pins.closeNotice()
  }

  #press(event) {
    if (event.key !== 'Escape' || event.isComposing || part(this.#element, 'whole').hidden) return
    event.preventDefault()
    this.#toggle.focus()
    this.#open(false)
  }
}
