import { words } from './words.js'

/** The state of the connection: a dot and a word. Its tooltip names the transport. */
class MaruConnection extends HTMLElement {
  follow(chat) {
    chat.on('state', (state) => this.show(state))
    this.show({ state: chat.state, transport: chat.transport })
  }

  show({ state, transport }) {
    const carrier = (state === 'online' && words.transport[transport]) || ''
    this.dataset.state = state
    this.title = carrier ? words.connectedBy(carrier) : words.connection[state]
    this.querySelector('[data-part="label"]').textContent = words.connection[state]
  }
}

customElements.define('maru-connection', MaruConnection)
