import { words } from './words.js'

/** What only a new page can mend: the session or the page's token is no longer valid. */
const MENDED_BY_RELOAD = new Set(['authentication-required', 'access-ended', 'token-invalid', 'csrf-invalid'])
/** What is said in the place of the composer. */
const SAID_BELOW = new Set(['account-banned', 'address-banned'])
/** The first connection gets this long, in milliseconds, before the page says that it is still connecting. */
const PATIENCE = 4_000

/** The sentence across the room when it cannot be reached, with a way to try at once. */
class MaruBanner extends HTMLElement {
  #ticking
  #patience
  #reloads = false
  #over = false

  follow(chat) {
    this.button.addEventListener('click', () => (this.#reloads ? location.reload() : chat.reconnect()))
    chat.on('state', (state) => this.show(state))
    this.#patience = setTimeout(() => this.say('waiting', words.banner.connecting), PATIENCE)
    if (chat.state !== 'connecting') this.show({ state: chat.state })
  }

  show({ state, retryAt, reason }) {
    clearInterval(this.#ticking)
    if (state === 'resting') return
    this.#over ||= SAID_BELOW.has(reason?.code)
    if (this.#over) state = 'online' // nothing is to be done about the connection
    if (state === 'connecting') return this.note(this.dataset.tone ? words.connection.connecting : '')
    clearTimeout(this.#patience)
    this.note('')
    if (state === 'online') return this.clear()
    this.#reloads = MENDED_BY_RELOAD.has(reason?.code)
    this.say(state === 'refused' ? 'problem' : 'waiting', words.refusal[reason?.code] ?? words.banner[state])
    // The browser itself says that it would be in vain; it tells when that changes, and then the page tries at once.
    if (state === 'offline') this.hideButton()
    if (state === 'waiting' && retryAt) this.countDown(retryAt)
  }

  say(tone, sentence) {
    const text = this.part('text')
    this.dataset.tone = tone
    if (text.textContent !== sentence) text.textContent = sentence // said again, it would be read out again
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

  /** A button that had the focus gives it to the composer. */
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
