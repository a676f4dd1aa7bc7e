import { shortTimeOf } from '../clock.js'
import { messageAddress } from '../rooms/room.js'
import { markedText } from '../search/excerpt.js'
import { clone, part } from '../timeline/row.js'
import { nameOf, words } from '../words.js'
import { mentionExcerpt } from './excerpt.js'

/** Milliseconds after a change of the counts before the newest mentions are loaded again, so that several changes cause one request. */
const RENEW_AFTER = 1_000
const LIMIT = 30

/**
 * The messages that mention the user, in the panel, the newest mention first. Each leads to its message. A mention is unread as long
 * as its room is not read up to it.
 */
class MaruMentions extends HTMLElement {
  #rooms
  #api
  #home
  #self
  #before = null
  #counts = null
  #renewing = null
  #request = new AbortController()
  /** The link to the message that was opened last. Back from the message leads to it. */
  #last = null

  /** `home` is the path of the first page. */
  open({ chat, rooms, api, home, self }) {
    this.#rooms = rooms
    this.#api = api
    this.#home = home
    this.#self = self
    part(this, 'more').addEventListener('click', () => this.#more())
    part(this, 'retry').addEventListener('click', () => this.#renew())
    part(this, 'results').addEventListener('click', ({ target }) => (this.#last = target.closest('a')))
    this.addEventListener('keydown', (event) => this.#press(event))
    document.addEventListener('panes', () => this.#shown())
    rooms.addEventListener('change', () => this.#isShown && this.#update())
    chat.on('event', (event) => this.#take(event))
    if (this.#isShown) this.#renew()
  }

  get #isShown() {
    return document.body.dataset.pane === 'mentions'
  }

  #shown() {
    if (!this.#isShown) return
    if (this.#last?.isConnected) this.#last.focus({ preventScroll: true })
    else document.getElementById('panel-heading').focus({ preventScroll: true })
    this.#renew()
  }

  /** What changed in the rooms can be a new mention, or one that is gone. */
  #update() {
    this.#drawRooms()
    const counts = this.#countsNow
    if (counts === this.#counts) return
    this.#counts = counts
    this.#renewSoon()
  }

  get #countsNow() {
    return this.#rooms.all.map(({ id, mentions }) => `${id} ${mentions}`).sort().join()
  }

  #take({ type, message }) {
    const row = message && this.#find(message.id)
    if (!row) return
    if (type === 'deleted') this.#remove(row)
    else if (type === 'edited') this.#renewSoon()
  }

  #renewSoon() {
    this.#renewing ??= setTimeout(() => {
      this.#renewing = null
      if (this.#isShown) this.#renew()
    }, RENEW_AFTER)
  }

  /** Loads the newest page. Older pages stay. */
  async #renew() {
    this.#counts = this.#countsNow
    const answer = await this.#load()
    if (!answer) return
    const rows = answer.mentions.map((mentioning) => this.#row(mentioning))
    const fresh = new Set(rows.map(({ dataset }) => dataset.mentioning))
    const end = answer.more ? (answer.mentions.at(-1)?.at ?? '') : ''
    const kept = this.#rows.filter(({ dataset }) => dataset.at < end && !fresh.has(dataset.mentioning))
    if (kept.length === 0) this.#before = answer.before ?? null
    this.#replace([...rows, ...kept])
  }

  async #more() {
    const answer = await this.#load(this.#before)
    if (!answer) return
    this.#before = answer.before ?? null
    const rows = answer.mentions.filter(({ message }) => !this.#find(message.id)).map((mentioning) => this.#row(mentioning))
    part(this, 'results').append(...rows)
    this.#draw()
    rows[0]?.querySelector('a').focus()
  }

  /** Resolves to null if it failed, which is said then, or if a later request took its place. */
  async #load(before = null) {
    this.#request.abort()
    const { signal } = (this.#request = new AbortController())
    this.setAttribute('aria-busy', 'true')
    try {
      const answer = await this.#api.get(`/mentions?${new URLSearchParams({ limit: LIMIT, ...(before && { before }) })}`, { signal })
      this.#say('')
      return answer
    } catch {
      if (!signal.aborted) this.#say(words.problem.mentions)
      return null
    } finally {
      if (!signal.aborted) this.removeAttribute('aria-busy')
    }
  }

  /** The link with the focus keeps it, or the one in its place gets it. */
  #replace(rows) {
    const list = part(this, 'results')
    const focused = list.contains(document.activeElement) ? document.activeElement.closest('li') : null
    const place = this.#rows.indexOf(focused)
    const last = this.#last?.closest('li').dataset.mentioning
    list.replaceChildren(...rows)
    if (last) this.#last = this.#find(last)?.querySelector('a') ?? null
    this.#draw()
    if (!focused) return
    const next = this.#find(focused.dataset.mentioning) ?? rows[Math.min(place, rows.length - 1)]
    ;(next?.querySelector('a') ?? document.getElementById('panel-heading')).focus({ preventScroll: true })
  }

  #remove(row) {
    this.#replace(this.#rows.filter((one) => one !== row))
  }

  #draw() {
    part(this, 'more').hidden = this.#before === null
    part(this, 'none').hidden = this.#rows.length > 0 || this.#before !== null
    this.#drawRooms()
  }

  /** Shows the rooms' names and what of them is unread. The user may no longer be in one. */
  #drawRooms() {
    for (const row of this.#rows) {
      const room = this.#rooms.get(row.dataset.room)
      if (!room && this.#rooms.complete) row.remove()
      else if (room) {
        if (part(row, 'room').textContent !== room.title) part(row, 'room').textContent = room.title
        part(row, 'unread').hidden = Number(row.dataset.seq) <= room.reading.read
      }
    }
  }

  #row({ room, seq, at, message }) {
    const row = clone('mentioning')
    Object.assign(row.dataset, { mentioning: message.id, room, seq, at })
    row.querySelector('a').href = messageAddress(room, message.seq, this.#home)
    part(row, 'author').textContent = nameOf(message.author)
    part(row, 'time').textContent = shortTimeOf(at)
    part(row, 'time').dateTime = at
    part(row, 'text').append(markedText(mentionExcerpt(message, this.#self)))
    return row
  }

  get #rows() {
    return [...part(this, 'results').children]
  }

  #find(id) {
    return this.#rows.find(({ dataset }) => dataset.mentioning === id)
  }

  #say(problem) {
    part(this, 'status').textContent = problem
    part(this, 'retry').hidden = problem === ''
  }

  /** The arrows move between the messages. */
  #press(event) {
    const { key, target, ctrlKey, metaKey, altKey } = event
    const step = { ArrowDown: 1, ArrowUp: -1 }[key]
    if (!step || ctrlKey || metaKey || altKey) return
    const links = [...part(this, 'results').querySelectorAll('a')]
    const next = links[links.indexOf(target) + step]
    if (!links.includes(target) || !next) return
    event.preventDefault()
    next.focus()
  }
}

customElements.define('maru-mentions', MaruMentions)
