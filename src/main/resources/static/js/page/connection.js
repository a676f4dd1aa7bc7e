import { words } from './words.js'

/** The connection's indicator: a dot, the state in words, and the transport. */
class MaruConnection extends HTMLElement {
  follow(chat) {
    chat.on('state', (state) => this.show(state))
    this.show({ state: chat.state, transport: chat.transport })
  }

  show({ state, transport }) {
    const online = state === 'online'
    const carrier = (online && words.transport[transport]) || ''
    this.dataset.state = state
    this.dataset.transport = online ? (transport ?? '') : ''
    this.title = carrier ? words.connectedBy(carrier) : words.connection[state]
    this.querySelector('[data-part="label"]').textContent = [words.connection[state], carrier].filter(Boolean).join(' · ')
  }
}

customElements.define('maru-connection', MaruConnection)
