import { withinTime } from '../../client/time-limit.js'
import { timeOf } from '../clock.js'
import { showCopyButtons } from '../copy.js'
import '../notify/form.js'
import '../passkey.js'
import '../phone-code.js'
import '../picture/chooser.js'
import '../theme-choice.js'
import '../typing/form.js'
import { words } from '../words.js'
import { showClock } from './clock.js'

/** Milliseconds that a request may take, including its answer. */
const TIME_LIMIT = 15_000

/**
 * The open section of the preferences. It is loaded from its page, and its forms are sent from here and answered here: a refusal is
 * shown under its field, as on the page, and the rest is said in a toast.
 */
export class Sections {
  #dialog
  #body
  #given
  #address = null
  #asked = 0

  /**
   * `given`: `say(sentence)` shows a toast, `answered(page, url)` is called with each page that was loaded, and `left(address)`
   * after the account was deleted.
   */
  constructor(dialog, given) {
    this.#dialog = dialog
    this.#body = dialog.querySelector('[data-part="section"]')
    this.#given = given
    // After the question before a form, which is a listener of the document as well.
    document.addEventListener('submit', (event) => this.#submit(event))
    this.#body.addEventListener('click', ({ target }) => target.closest('[data-action="preferences-again"]') && this.show(this.#address))
  }

  /** Loads a section. The one before stays until it is there, but cannot be used. */
  async show(address) {
    this.#address = address
    const answer = await this.#ask(address)
    if (answer === undefined) return
    if (answer?.page) this.#put(answer)
    else if (answer?.redirected) location.assign(answer.url)
    else this.#fail()
  }

  clear() {
    this.#asked += 1
    this.#busy(false)
    this.#body.replaceChildren()
  }

  async #submit(event) {
    const { target: form, submitter } = event
    if (event.defaultPrevented || !this.#body.contains(form) || form.dataset.leaves === 'now') return
    event.preventDefault()
    const fields = new FormData(form, submitter)
    const body = form.enctype === 'multipart/form-data' ? fields : new URLSearchParams(fields)
    form.toggleAttribute('data-sending', true)
    const answer = await this.#ask(form.action, { method: 'POST', body })
    form.removeAttribute('data-sending')
    if (answer === undefined) return
    if (answer?.page) this.#answered(answer, form)
    else if (answer?.redirected && form.dataset.leaves) this.#given.left(answer.url)
    else if (answer?.redirected) location.assign(answer.url)
    else this.#given.say(words.problem.change)
  }

  /** Resolves to undefined if something else was asked meanwhile, and to null if there was no answer. */
  async #ask(address, options = {}) {
    const asked = (this.#asked += 1)
    this.#busy(true)
    const answer = await this.#answer(address, options).catch(() => null)
    if (asked !== this.#asked) return undefined
    this.#busy(false)
    return answer
  }

  #answer(address, options) {
    return withinTime(TIME_LIMIT, async (signal) => {
      const answer = await fetch(address, { ...options, headers: { Accept: 'text/html' }, signal })
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      return { url: answer.url, redirected: answer.redirected, page: page.querySelector('[data-preferences]') ? page : null }
    })
  }

  #answered(answer, form) {
    const place = form.getAttribute('action')
    this.#put(answer)
    const done = answer.page.querySelector('.account-done')?.textContent.trim()
    if (done) this.#given.say(done)
    // One of several buttons would do the same to another entry of a list.
    const same = this.#body.querySelectorAll(`form[action="${CSS.escape(place)}"] [type="submit"]`)
    const next = this.#body.querySelector('[autofocus]') ?? (same.length === 1 ? same[0] : null)
    ;(next ?? this.#dialog.querySelector('#preferences-heading')).focus()
    next?.parentElement.scrollIntoView({ block: 'nearest' }) // such as the code below its sentence
  }

  #put({ page, url }) {
    const section = document.adoptNode(page.querySelector('[data-preferences]'))
    for (const time of section.querySelectorAll('time[datetime]')) time.textContent = timeOf(time.dateTime)
    showCopyButtons(section)
    showClock(section)
    this.#body.replaceChildren(section)
    this.#body.scrollTop = 0
    this.#given.answered(page, url)
  }

  #fail() {
    const problem = document.createElement('p')
    problem.role = 'alert'
    const again = Object.assign(document.createElement('button'), { type: 'button', className: 'button-quiet', textContent: words.again })
    again.dataset.action = 'preferences-again'
    this.#body.replaceChildren(problem, again)
    problem.textContent = words.problem.preferences
  }

  #busy(busy) {
    if (busy) this.#body.setAttribute('aria-busy', 'true')
    else this.#body.removeAttribute('aria-busy')
  }
}
