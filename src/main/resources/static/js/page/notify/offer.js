import { clone, part } from '../timeline/row.js'
import { words } from '../words.js'
import { permission } from './popups.js'

/**
 * Offers notifications of the browser in a line over the room, once, after the first direct message. Only a click on it makes
 * the browser ask.
 */
export class Offer {
  #settings
  #line = null

  constructor(settings) {
    this.#settings = settings
    settings.onChange(() => this.#settings.all.asked && this.#close())
  }

  make() {
    if (this.#line || this.#settings.all.asked || permission() !== 'default') return
    this.#line = clone('notify-offer')
    this.#line.addEventListener('click', ({ target }) => this.#choose(target.closest('button')?.dataset.action))
    document.querySelector('maru-timeline').before(this.#line)
    part(this.#line, 'text').textContent = words.notify.offer // a status announces what changes in it
  }

  async #choose(action) {
    if (!action) return
    this.#settings.change({ asked: true })
    if (action === 'notify-later') return this.#close()
    if ((await Notification.requestPermission()) !== 'granted') return this.#explain()
    this.#settings.change({ popups: true })
    this.#close()
  }

  #explain() {
    if (!this.#line) return
    part(this.#line, 'text').textContent = words.notify.denied
    this.#line.querySelector('[data-action="notify-on"]').remove()
    this.#line.querySelector('[data-action="notify-later"]').textContent = words.notify.close
  }

  #close() {
    if (this.#line?.contains(document.activeElement)) document.getElementById('composer-text').focus()
    this.#line?.remove()
    this.#line = null
  }
}
