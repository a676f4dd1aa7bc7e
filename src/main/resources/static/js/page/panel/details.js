import { withinTime } from '../../client/time-limit.js'
import { timeOf } from '../clock.js'
import { words } from '../words.js'

/** Milliseconds that a request may take, including its answer. */
const TIME_LIMIT = 15_000

/** The panes that show nothing of the page about the room. */
const WITHOUT_SECTIONS = new Set(['search', 'pinned', 'thread', 'mentions', 'bookmarks'])

const INVITATIONS = '[data-part="invitations"]'

/**
 * The members and settings of the open room, in the panel. They are the sections of the page about the room, which is loaded
 * when the panel opens; its forms and links are sent from the panel and answered in it.
 */
export class Details {
  #panel
  #home
  #room
  #loaded = null
  #asked = 0

  /** `home` is the path of the first page. */
  constructor({ room, home }) {
    this.#panel = document.getElementById('panel')
    this.#home = home
    this.#room = room
    // After the question before a form, which is a listener of the document as well.
    document.addEventListener('submit', (event) => this.#send(event))
    this.#panel.addEventListener('click', (event) => this.#turnPage(event))
    document.addEventListener('panes', () => this.#opened())
    this.#opened()
  }

  /** Another room is open. */
  enter(room) {
    if (room === this.#room) return
    this.#room = room
    this.#loaded = null
    this.#clear()
    this.#opened()
  }

  /** A link into a room was made: shows its invitations anew, and leaves everything else as the user left it. */
  async renewInvitations(room) {
    const place = this.#invitations
    if (room !== this.#room || !place) return
    const answer = await this.#answer(this.#address, {}).catch(() => null)
    const fresh = answer?.page?.querySelector(INVITATIONS)
    if (!fresh || place !== this.#invitations) return
    place.replaceWith(fresh)
    this.#showTimes()
  }

  /** Loads the sections when the panel opens. */
  #opened() {
    if (WITHOUT_SECTIONS.has(document.body.dataset.pane)) return
    if (!this.#panel.checkVisibility()) this.#loaded = null
    else if (this.#loaded !== this.#room) {
      this.#loaded = this.#room
      this.#ask(this.#address)
    }
  }

  #clear() {
    for (const place of this.#panel.querySelectorAll('[data-sections]')) place.replaceChildren()
    this.#say('')
  }

  #send(event) {
    const { target: form, submitter } = event
    if (event.defaultPrevented || !this.#panel.contains(form)) return
    event.preventDefault()
    if (this.#panel.hasAttribute('aria-busy')) return
    const fields = new URLSearchParams(new FormData(form, submitter))
    if (form.method === 'get') this.#ask(`${form.action}?${fields}`)
    else this.#ask(form.action, { method: 'POST', body: fields })
  }

  #turnPage(event) {
    const link = event.target.closest('[data-sections] a')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.#ask(link.href)
  }

  async #ask(address, options = {}) {
    const asked = (this.#asked += 1)
    this.#panel.setAttribute('aria-busy', 'true')
    const answer = await this.#answer(address, options).catch(() => null)
    if (asked !== this.#asked) return
    this.#panel.removeAttribute('aria-busy')
    if (answer?.page) this.#show(answer.page)
    else if (answer?.redirected) location.assign(answer.url)
    else this.#say(words.problem.details)
  }

  #answer(address, options) {
    return withinTime(TIME_LIMIT, async (signal) => {
      const answer = await fetch(address, { ...options, headers: { Accept: 'text/html' }, signal })
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      return { url: answer.url, redirected: answer.redirected, page: page.querySelector('[data-section]') ? page : null }
    })
  }

  #show(page) {
    const focused = document.activeElement.id
    const had = document.activeElement.closest('[data-sections]')
    for (const place of this.#panel.querySelectorAll('[data-sections]')) {
      place.replaceChildren(...page.querySelectorAll(`[data-section="${place.dataset.sections}"]`))
    }
    this.#showTimes()
    this.#offerLink()
    this.#say(page.querySelector('.account-done, #top-error')?.textContent.trim() ?? '')
    if (had) this.#focus(focused)
  }

  #showTimes() {
    for (const time of this.#panel.querySelectorAll('[data-sections] time[datetime]')) time.textContent = timeOf(time.dateTime)
  }

  /** One click makes an invitation link. The form for other limits is closed, unless it was refused or has made the link. */
  #offerLink() {
    const button = this.#panel.querySelector('[data-sections] [data-action="copy-invitation"]')
    if (!button) return
    button.hidden = false
    const limits = this.#panel.querySelector('[data-part="invitation-limits"]')
    limits.open = limits.hasAttribute('data-used')
  }

  get #invitations() {
    return this.#panel.querySelector(INVITATIONS)
  }

  /** What had the focus was replaced: a refused field gets it, or what has the same id, or the title of the panel. */
  #focus(id) {
    const refused = this.#panel.querySelector('[data-sections] [autofocus]')
    const same = id ? this.#panel.querySelector(`#${CSS.escape(id)}`) : null
    ;(refused ?? same ?? document.getElementById('panel-heading')).focus({ preventScroll: !refused })
  }

  #say(sentence) {
    this.#panel.querySelector('[data-part="done"]').textContent = sentence
  }

  get #address() {
    return `${this.#home}rooms/${encodeURIComponent(this.#room)}/about`
  }
}
