import { shortTimeOf } from '../clock.js'
import { messageAddress } from '../rooms/room.js'
import { excerpt, markedText } from '../search/excerpt.js'
import { plainText } from '../timeline/markup.js'
import { clone, part } from '../timeline/row.js'
import { nameOf, words } from '../words.js'

/** The tab of the panel with the pinned messages of the open room. Each leads to its message. */
export class PinnedList {
  #element
  #pins
  #home

  /** `home` is the path of the first page. */
  constructor(element, { pins, home }) {
    this.#element = element
    this.#pins = pins
    this.#home = home
    pins.addEventListener('change', () => this.#draw())
    element.addEventListener('click', ({ target }) => this.#unpin(target.closest('button')))
    this.#draw()
  }

  #draw() {
    const list = part(this.#element, 'pinned')
    const focused = list.contains(document.activeElement) ? document.activeElement.closest('li').dataset.pinned : null
    const { all, ready } = this.#pins
    list.replaceChildren(...all.map((pin) => this.#row(pin)))
    list.hidden = all.length === 0
    part(this.#element, 'none').hidden = all.length > 0 || !ready
    if (focused) (list.querySelector(`[data-pinned="${focused}"] a`) ?? list.querySelector('a') ?? document.getElementById('tab-pinned')).focus()
  }

  #row({ message, by, notice }) {
    const row = clone('pinned')
    row.dataset.pinned = message.seq
    const name = nameOf(message.author)
    row.querySelector('a').href = messageAddress(this.#pins.room, message.seq, this.#home)
    part(row, 'author').textContent = name
    part(row, 'time').dateTime = message.sentAt
    part(row, 'time').textContent = shortTimeOf(message.sentAt)
    part(row, 'text').append(markedText(excerpt(plainText(message), [])))
    part(row, 'notice').hidden = !notice
    if (by) row.querySelector('a').title = words.pins.by(nameOf(by), by.deleted)
    row.querySelector('button').setAttribute('aria-label', words.pins.unpin(name, message.author.deleted))
    return row
  }

  #unpin(button) {
    const seq = Number(button?.closest('li').dataset.pinned)
    if (seq) this.#pins.unpin({ seq })
  }
}
