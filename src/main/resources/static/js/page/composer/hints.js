import { recall, remember } from '../stored.js'

const KEY = 'maru.messages-sent'
/** The hints on keys are shown until this many messages have been sent in this browser. */
const NEEDED = 3

/** The line below the composer that says what Enter does. The script start.js hides it before the first paint. */
export class Hints {
  #composer

  constructor(composer) {
    this.#composer = composer
    this.#show()
  }

  /** A message has been sent. */
  sent() {
    if (isPractised()) return
    remember(KEY, String(messagesSent() + 1))
    this.#show()
  }

  #show() {
    const practised = isPractised()
    document.body.toggleAttribute('data-practised', practised)
    if (practised) this.#composer.field.setAttribute('aria-describedby', 'composer-problem')
  }
}

function isPractised() {
  return messagesSent() >= NEEDED
}

function messagesSent() {
  return Number(recall(KEY) ?? 0) || 0
}
