import { shortTimeOf } from '../clock.js'
import { words } from '../words.js'
import { Popups, permission } from './popups.js'
import { NotificationSettings, UNTIL_OFF, isQuiet } from './settings.js'
import { playSound } from './sound.js'

const HOUR = 3_600_000
/** The hour of the next day at which 'until tomorrow' ends. */
const MORNING = 9

/** The settings of notifications. They belong to this browser and apply at once, in all its tabs. */
class MaruNotifications extends HTMLElement {
  #settings
  #connected

  connectedCallback() {
    this.#connected = new AbortController()
    this.#settings = new NotificationSettings(this.dataset.account)
    this.#settings.onChange(() => this.#show(), this.#connected.signal)
    this.addEventListener('change', ({ target }) => this.#change(target))
    this.querySelector('[data-action="example"]').addEventListener('click', () => this.#showExample())
    this.#show()
    this.hidden = false
  }

  disconnectedCallback() {
    this.#connected.abort()
  }

  async #change({ name, checked, value }) {
    if (name === 'popups' && checked) checked = (await this.#mayShow()) && checked
    this.#settings.change(name === 'quiet' ? { quiet: quietFrom(value, this.#settings.all.quiet) } : { [name]: checked })
    if (name === 'sound' && checked) this.#play()
    this.#show()
  }

  /** Asks the user in the browser's own words if necessary. The page does not offer it again. */
  async #mayShow() {
    this.#settings.change({ asked: true })
    return permission() === 'default' ? (await Notification.requestPermission()) === 'granted' : permission() === 'granted'
  }

  #show() {
    const settings = this.#settings.all
    const allowed = permission()
    const field = (name) => this.querySelector(`[name="${name}"]`)
    field('popups').checked = settings.popups && allowed === 'granted'
    field('popups').disabled = allowed === 'denied' || allowed === 'unavailable'
    field('text').checked = settings.text
    field('sound').checked = settings.sound
    this.#say('popups-state', { denied: words.notify.denied, unavailable: isSecureContext ? words.notify.unavailable : words.notify.insecure }[allowed] ?? '')
    this.#showQuiet(settings)
    this.querySelector('[data-action="example"]').hidden = !field('popups').checked && !settings.sound
  }

  #showQuiet(settings) {
    const list = this.querySelector('[name="quiet"]')
    const quiet = isQuiet(settings)
    list.querySelector('[value="kept"]')?.remove()
    if (quiet && settings.quiet !== UNTIL_OFF) list.append(new Option(words.notify.quietUntil(shortTimeOf(settings.quiet)), 'kept'))
    list.value = !quiet ? 'off' : settings.quiet === UNTIL_OFF ? UNTIL_OFF : 'kept'
    this.#say('quiet-state', quiet ? words.notify.quiet : '')
  }

  #showExample() {
    const settings = this.#settings.all
    const [title, text] = words.notify.example
    if (settings.popups && permission() === 'granted') new Popups(() => {}).show('example', title, settings.text ? text : words.notify.arrived)
    if (settings.sound) this.#play()
  }

  #play() {
    playSound().catch(() => {}) // a device without sound
  }

  /** Screen readers announce a status each time it is written. */
  #say(name, sentence) {
    const status = this.querySelector(`[data-part="${name}"]`)
    if (status.textContent !== sentence) status.textContent = sentence
  }
}

/** Returns the end of do-not-disturb for a choice of the list; `kept` is the one that it has. */
export function quietFrom(choice, kept, now = new Date()) {
  if (choice === 'kept') return kept
  if (choice === UNTIL_OFF) return UNTIL_OFF
  if (choice === 'hour') return now.getTime() + HOUR
  if (choice === 'tomorrow') return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, MORNING).getTime()
  return null
}

customElements.define('maru-notifications', MaruNotifications)
