import { shortTimeOf } from '../clock.js'
import { sendOnEnter } from '../composer/enter.js'
import { messageAddress } from '../rooms/room.js'
import { clone, part } from '../timeline/row.js'
import { nameOf, words } from '../words.js'
import { excerpt, markedText } from './excerpt.js'
import { chipOf, queryOf } from './query.js'

/** Milliseconds without a change before the server is asked. Searches are counted, so this is longer than a pause in typing. */
const ASK_AFTER = 600
const LIMIT = 20
const TOUCH = matchMedia('(hover: none) and (pointer: coarse)')

/**
 * The search for messages, in the panel. The address has the query (`q`), so that Back from a message leads to the results, and a
 * link shows them. A query can be limited to one room, which is shown as a chip.
 */
class MaruSearch extends HTMLElement {
  #rooms
  #api
  #home
  /** The id of the room that is searched; null for all. */
  #in = null
  /** The whole query of the results, with the room; null if there are none. */
  #asked = null
  #before = null
  #last = null
  #timer
  #request = new AbortController()

  /** `home` is the path of the first page. */
  open({ rooms, api, home }) {
    this.#rooms = rooms
    this.#api = api
    this.#home = home
    this.field = this.querySelector('input')
    this.#listen()
    document.addEventListener('panes', () => this.#shown())
    addEventListener('popstate', () => this.#isShown && this.#follow())
    rooms.addEventListener('change', () => this.#in && this.#drawChip())
    if (this.#isShown) this.#follow()
  }

  #listen() {
    this.field.addEventListener('input', () => this.#type())
    sendOnEnter(this.field, () => this.#now())
    this.querySelector('form').addEventListener('submit', (event) => event.preventDefault())
    part(this, 'chip').addEventListener('click', () => this.limitTo(null))
    part(this, 'more').addEventListener('click', () => this.#more())
    part(this, 'hints').addEventListener('click', ({ target }) => this.#insert(target.closest('button')?.dataset.inserts))
    part(this, 'results').addEventListener('click', ({ target }) => (this.#last = target.closest('a')))
    this.addEventListener('keydown', (event) => this.#press(event))
  }

  /** Searches one room, or all of them without an id. */
  limitTo(room) {
    this.#in = room
    this.#drawChip()
    this.field.focus()
    if (this.field.value.trim()) this.#now()
  }

  /** The field gets the focus, or after Back the message that was opened. Without results, the open room is searched. */
  #shown() {
    if (!this.#isShown) return
    if (!new URLSearchParams(location.search).has('q')) {
      if (this.#asked !== null) this.#note()
      else if (!this.field.value) this.#in = this.#rooms.here
      this.#drawChip()
    }
    if (this.#last?.isConnected) this.#last.focus({ preventScroll: true })
    else this.field.focus()
    this.#last = null
  }

  /** Shows the results for the address, unless they are there. */
  #follow() {
    const query = new URLSearchParams(location.search).get('q')
    if (query === null || query === this.#asked) return
    const { room, rest } = chipOf(query, (id) => this.#rooms.get(id))
    this.#in = room
    this.field.value = rest
    this.#drawChip()
    this.#ask()
  }

  get #isShown() {
    return document.body.dataset.pane === 'search'
  }

  get #query() {
    return queryOf({ room: this.#in, rest: this.field.value })
  }

  #type() {
    this.#stop()
    if (!this.field.value.trim()) return this.#clear()
    this.#timer = setTimeout(() => this.#now(), ASK_AFTER)
  }

  /** The end of a composition fires the same input again. */
  #now() {
    this.#stop()
    if (!this.field.value.trim()) return
    if (this.#query !== this.#asked) this.#ask()
  }

  #stop() {
    clearTimeout(this.#timer)
    this.#request.abort()
    this.#request = new AbortController()
    this.removeAttribute('aria-busy')
  }

  #clear() {
    this.#asked = this.#before = null
    this.#note()
    this.#say('')
    part(this, 'results').replaceChildren()
    this.#draw()
  }

  async #ask() {
    this.#stop()
    this.#asked = this.#query
    this.#before = null
    this.#note()
    const answer = await this.#load(this.#asked)
    if (!answer) return
    part(this, 'results').replaceChildren(...answer.results.map((result) => this.#row(result)))
    this.querySelector('.search-list').scrollTop = 0
    this.#tell(answer)
  }

  async #more() {
    const first = part(this, 'results').children.length
    const answer = await this.#load(this.#asked, this.#before)
    if (!answer) return
    part(this, 'results').append(...answer.results.map((result) => this.#row(result)))
    this.#tell(answer)
    part(this, 'results').children[first]?.querySelector('a').focus()
  }

  /** Resolves to null if it failed, which is said then, or if something else was searched for meanwhile. */
  async #load(q, before = null) {
    const { signal } = this.#request
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    this.setAttribute('aria-busy', 'true')
    this.#say('')
    try {
      return await this.#api.get(`/search?${new URLSearchParams({ q, limit: LIMIT, ...(zone && { zone }), ...(before && { before }) })}`, { signal })
    } catch ({ code }) {
      if (signal.aborted) return null
      if (!before) part(this, 'results').replaceChildren()
      this.#draw()
      this.#say(words.search.refusal[code] ?? words.search.refusal.other, { problem: true })
      if (!before) this.#asked = null
      return null
    } finally {
      if (!signal.aborted) this.removeAttribute('aria-busy')
    }
  }

  #tell({ results, before = null, corrected }) {
    this.#before = before
    // The next page needs the query that found something.
    if (corrected) {
      this.#asked = corrected
      this.#note(this.#query)
    }
    this.#draw()
    const { length } = part(this, 'results').children
    const { rest } = chipOf(corrected ?? this.#query, (id) => this.#rooms.get(id))
    if (length === 0 && !before) this.#say(words.search.none(rest), { none: true })
    else if (corrected) this.#say(words.search.corrected(rest))
    else this.#say(words.search.found(length, before !== null))
    if (results.length === 0 && before) this.#say(words.search.farther)
  }

  #draw() {
    const { length } = part(this, 'results').children
    part(this, 'more').hidden = this.#before === null
    part(this, 'hints').hidden = length > 0
  }

  #drawChip() {
    const chip = part(this, 'chip')
    chip.hidden = this.#in === null
    const title = this.#in === null ? '' : (this.#rooms.get(this.#in)?.title ?? '')
    part(this, 'chip-name').textContent = title
    chip.setAttribute('aria-label', words.search.everywhere(title))
  }

  #say(sentence, { problem = false, none = false } = {}) {
    const status = part(this, 'status')
    status.textContent = sentence
    status.dataset.tone = problem ? 'problem' : none ? 'none' : ''
  }

  /** Notes the query in the address, without an entry of its own in the history. */
  #note(query = this.#asked) {
    if (!this.#isShown) return
    const address = new URL(location.href)
    if (query === null) address.searchParams.delete('q')
    else address.searchParams.set('q', query)
    if (address.href !== location.href) history.replaceState(history.state, '', address.href)
  }

  #row({ room, message, marks }) {
    const row = clone('search-result')
    row.querySelector('a').href = messageAddress(room, message.seq, this.#home)
    part(row, 'author').textContent = nameOf(message.author)
    part(row, 'room').textContent = this.#rooms.get(room)?.title ?? ''
    part(row, 'time').textContent = shortTimeOf(message.sentAt)
    part(row, 'time').dateTime = message.sentAt
    part(row, 'text').append(markedText(excerpt(message.text, marks)))
    return row
  }

  /** Puts an operator at the end of the query. */
  #insert(operator) {
    if (!operator) return
    const { value } = this.field
    this.field.value = `${value}${value && !value.endsWith(' ') ? ' ' : ''}${operator}`
    this.field.focus()
    if (!operator.endsWith(':')) this.#type()
  }

  /** The arrows move between the field and the results; Backspace at the beginning of the field removes the room. */
  #press(event) {
    const { key, target, isComposing, ctrlKey, metaKey, altKey } = event
    if (isComposing || ctrlKey || metaKey || altKey) return
    if (key === 'Backspace' && target === this.field && this.#in !== null && this.field.selectionEnd === 0) return this.limitTo(null)
    const step = { ArrowDown: 1, ArrowUp: -1 }[key]
    if (!step) return
    const stops = [this.field, ...part(this, 'results').querySelectorAll('a')]
    const at = stops.indexOf(target)
    if (at < 0) return
    event.preventDefault()
    const next = stops[at + step]
    next?.focus({ preventScroll: next === this.field })
    if (next && TOUCH.matches) next.scrollIntoView({ block: 'nearest' })
  }
}

customElements.define('maru-search', MaruSearch)
