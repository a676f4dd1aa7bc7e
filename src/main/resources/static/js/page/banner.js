import { words } from './words.js'

/** Refusals that only a reload can solve: the session or the page's token is no longer valid. */
const SOLVED_BY_RELOAD = new Set(['authentication-required', 'access-ended', 'token-invalid', 'csrf-invalid'])
/** Refusals that are shown in the place of the composer instead. */
const SHOWN_BELOW = new Set(['account-banned', 'address-banned'])
/** Milliseconds before the page shows that it is still connecting for the first time. */
const CONNECTING_AFTER = 4_000

/** The banner over the room while the server cannot be reached, with a button to try at once. */
class MaruBanner extends HTMLElement {
  #ticking
  #connecting
  #reloads = false
  #over = false

  follow(chat) {
    this.button.addEventListener('click', () => (this.#reloads ? location.reload() : chat.reconnect()))
    chat.on('state', (state) => this.show(state))
    this.#connecting = setTimeout(() => this.say('waiting', words.banner.connecting), CONNECTING_AFTER)
    if (chat.state !== 'connecting') this.show({ state: chat.state })
  }

  show({ state, retryAt, reason }) {
    clearInterval(this.#ticking)
    if (state === 'resting') return
    this.#over ||= SHOWN_BELOW.has(reason?.code)
    if (this.#over) state = 'online' // reconnecting would not help
    if (state === 'connecting') return this.note(this.dataset.tone ? words.connection.connecting : '')
    clearTimeout(this.#connecting)
    this.note('')
    if (state === 'online') return this.clear()
    this.#reloads = SOLVED_BY_RELOAD.has(reason?.code)
    this.say(state === 'refused' ? 'problem' : 'waiting', words.refusal[reason?.code] ?? words.banner[state])
    // The browser reports that there is no network, so a button would not help. The page reconnects as soon as the browser reports
    // a change.
    if (state === 'offline') this.hideButton()
    if (state === 'waiting' && retryAt) this.countDown(retryAt)
  }

  say(tone, sentence) {
    const text = this.part('text')
    this.dataset.tone = tone
    if (text.textContent !== sentence) text.textContent = sentence // a screen reader would read it again
    this.button.textContent = this.#reloads ? words.reload : words.reconnect
    this.button.hidden = false
  }

  countDown(retryAt) {
    const tick = () => {
      const seconds = Math.ceil((retryAt - Date.now()) / 1000)
      if (seconds > 0) this.note(words.seconds(seconds))
    }
    tick()
    this.#ticking = setInterval(tick, 1000)
  }

  clear() {
    delete this.dataset.tone
    this.part('text').textContent = ''
    this.hideButton()
  }

  /** If the button has the focus, the composer gets it. */
  hideButton() {
    if (document.activeElement === this.button) document.getElementById('composer-text').focus()
    this.button.hidden = true
  }

  note(text) {
    this.part('countdown').textContent = text
  }

  part(name) {
    return this.querySelector(`[data-part="${name}"]`)
  }

  get button() {
    return this.querySelector('[data-action="reconnect"]')
  }
}

customElements.define('maru-banner', MaruBanner)
