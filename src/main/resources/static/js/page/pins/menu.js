/** The items of a message's menu that pin it. */
export class PinItems {
  #pins

  constructor(pins) {
    this.#pins = pins
  }

  /** Shows those items of the menu that apply to a message. */
  offer(menu, { seq }) {
    const may = document.body.hasAttribute('data-may-pin')
    const pin = this.#pins.get(seq)
    const shown = { pin: !pin, unpin: pin, notice: !pin?.notice, 'no-notice': pin?.notice }
    for (const [action, applies] of Object.entries(shown)) menu.querySelector(`[data-action="${action}"]`).hidden = !may || !applies
  }

  /** Does what an item says. Does nothing for other items. */
  choose(action, message) {
    if (action === 'pin') this.#pins.pin(message, false)
    if (action === 'unpin') this.#pins.unpin(message)
    if (action === 'notice') this.#pins.pin(message, true)
    if (action === 'no-notice') this.#pins.pin(message, false)
  }
}
