import { endVisit } from '../visit.js'

/** Milliseconds after a new password in which the connection may end, and how often it is begun again. */
const ENDS_WITHIN = 10_000
const ATTEMPTS = 3

/** Reasons that come from the session and the page's token of before. */
const RENEWED = new Set(['access-ended', 'authentication-required', 'csrf-invalid'])

/** Keeps the chat going while the preferences change what it depends on: the session, the token of its page, and the own name. */
export class ChatSession {
  #chat
  #composer
  #own
  #password = { until: 0, left: 0 }

  constructor({ chat, composer, own }) {
    this.#chat = chat
    this.#composer = composer
    this.#own = own
    chat.on('state', ({ reason }) => RENEWED.has(reason?.code) && this.#renew())
    document.addEventListener('submit', ({ target, defaultPrevented }) => {
      if (!defaultPrevented && target.dataset.leaves === 'now') composer.forget()
    })
  }

  /** A page of the account was loaded from that address. */
  answered(page, url) {
    const token = page.querySelector('[name="_csrf"]').value
    document.body.dataset.csrfToken = token
    for (const field of document.querySelectorAll('[name="_csrf"]')) field.value = token
    const name = page.querySelector('.account-name')?.textContent
    if (name) this.#own.rename(name)
    this.#ask(page)
    if (new URL(url).searchParams.get('done')?.startsWith('password')) this.#password = { until: performance.now() + ENDS_WITHIN, left: ATTEMPTS }
    if (this.#chat.state === 'refused') this.#renew()
  }

  /** The account was deleted. */
  left(address) {
    endVisit()
    this.#composer.forget()
    location.replace(address)
  }

  /** A user with a password can log out without a question. */
  #ask(page) {
    const theirs = page.querySelector('form[data-leaves="now"]')
    for (const form of document.querySelectorAll('form[data-leaves="now"][data-ask]')) {
      if (theirs && !theirs.dataset.ask) delete form.dataset.ask
    }
  }

  /** A new password ends every session, and this browser has a new one. */
  #renew() {
    if (performance.now() > this.#password.until || this.#password.left === 0) return
    this.#password.left -= 1
    this.#chat.reconnect()
  }
}
