import { shortTimeOf } from '../clock.js'
import { messageAddress } from '../rooms/room.js'
import { excerpt, markedText } from '../search/excerpt.js'
import { plainText } from '../timeline/markup.js'
import { clone, part } from '../timeline/row.js'
import { toast } from '../toast.js'
import { nameOf, words } from '../words.js'

/** Milliseconds after a change before the newest bookmarks are loaded again, so that several changes cause one request. */
const RENEW_AFTER = 300
const LIMIT = 30

/** The bookmarks of the user, in the panel, the newest first. Each leads to its message. */
export class BookmarkList {
  #element
  #api
  #rooms
  #home
  #bookmarks
  #before = null
  #renewing = null
  #request = new AbortController()
  /** The link to the message that was opened last. Back from the message leads to it. */
  #last = null

  /** `home` is the path of the first page. */
  constructor(element, { chat, api, rooms, home, bookmarks }) {
    this.#element = element
    this.#api = api
    this.#rooms = rooms
    this.#home = home
    this.#bookmarks = bookmarks
    part(element, 'more').addEventListener('click', () => this.#more())
    part(element, 'retry').addEventListener('click', () => this.#renew())
    part(element, 'results').addEventListener('click', ({ target }) => this.#click(target))
    document.addEventListener('panes', () => this.#shown())
    rooms.addEventListener('change', () => this.#drawRooms())
    bookmarks.addEventListener('change', ({ detail }) => this.#changed(detail))
    bookmarks.addEventListener('reload', () => this.#renewSoon())
    chat.on('event', ({ type, room, message }) => type === 'edited' && this.#find(room, message.seq) && this.#renewSoon())
    if (this.#isShown) this.#renew()
  }

  get #isShown() {
    return document.body.dataset.pane === 'bookmarks'
  }

  #shown() {
    if (!this.#isShown) return
    if (this.#last?.isConnected) this.#last.focus({ preventScroll: true })
    else document.getElementById('panel-heading').focus({ preventScroll: true })
    this.#last = null
    this.#renew()
  }

  #changed({ room, seq, bookmarked }) {
    if (bookmarked) this.#renewSoon()
    else this.#replace(this.#listed.filter((row) => row !== this.#find(room, seq)))
  }

  #renewSoon() {
    if (!this.#isShown) return
    this.#renewing ??= setTimeout(() => {
      this.#renewing = null
      if (this.#isShown) this.#renew()
    }, RENEW_AFTER)
  }

  /** Loads the newest page. The rows of older pages go, and can be shown again. */
  async #renew() {
    const answer = await this.#load()
    if (!answer) return
    this.#before = answer.before ?? null
    this.#replace(answer.bookmarks.map((bookmark) => this.#row(bookmark)))
  }

  async #more() {
    const answer = await this.#load(this.#before)
    if (!answer) return
    this.#before = answer.before ?? null
    const rows = answer.bookmarks.filter(({ room, message }) => !this.#find(room, message.seq)).map((bookmark) => this.#row(bookmark))
    part(this.#element, 'results').append(...rows)
    this.#draw()
    rows[0]?.querySelector('a').focus()
  }

  /** Resolves to null if it failed, which is said then, or if a later request took its place. */
  async #load(before = null) {
    this.#request.abort()
    const { signal } = (this.#request = new AbortController())
    this.#element.setAttribute('aria-busy', 'true')
    try {
      const answer = await this.#api.get(`/bookmarks?${new URLSearchParams({ limit: LIMIT, ...(before && { before }) })}`, { signal })
      this.#say('')
      return signal.aborted ? null : answer
    } catch {
      if (!signal.aborted) this.#say(words.bookmarks.problem)
      return null
    } finally {
      if (!signal.aborted) this.#element.removeAttribute('aria-busy')
    }
  }

  /** The focused element keeps the focus. If it is gone, the row in its place gets the focus. */
  #replace(rows) {
    const list = part(this.#element, 'results')
    const focused = list.contains(document.activeElement) ? document.activeElement : null
    const before = focused?.closest('li')
    const place = this.#listed.indexOf(before)
    list.replaceChildren(...rows)
    this.#draw()
    if (!focused) return
    const same = this.#find(before.dataset.room, Number(before.dataset.seq))
    const next = same?.querySelector(focused.matches('button') ? 'button' : 'a') ?? rows[Math.min(place, rows.length - 1)]?.querySelector('a')
    ;(next ?? document.getElementById('panel-heading')).focus({ preventScroll: true })
  }

  #draw() {
    part(this.#element, 'more').hidden = this.#before === null
    part(this.#element, 'none').hidden = this.#listed.length > 0 || this.#before !== null
    this.#drawRooms()
  }

  /** Shows the names of the rooms. The user may no longer be in one. */
  #drawRooms() {
    for (const row of this.#listed) {
      const room = this.#rooms.get(row.dataset.room)
      if (!room && this.#rooms.complete) row.remove()
      else part(row, 'room').textContent = room?.title ?? ''
    }
  }

  #row({ room, message }) {
    const row = clone('bookmarked')
    Object.assign(row.dataset, { room, seq: message.seq })
    const name = nameOf(message.author)
    row.querySelector('a').href = messageAddress(room, message.seq, this.#home)
    part(row, 'author').textContent = name
    part(row, 'time').dateTime = message.sentAt
    part(row, 'time').textContent = shortTimeOf(message.sentAt)
    part(row, 'text').append(markedText(excerpt(plainText(message), [])))
    row.querySelector('button').setAttribute('aria-label', words.bookmarks.remove(name, message.author.deleted))
    return row
  }

  async #click(target) {
    const { room, seq } = target.closest('li')?.dataset ?? {}
    this.#last = target.closest('a') ?? this.#last
    if (!target.closest('button')) return
    try {
      await this.#bookmarks.change(room, Number(seq), false)
    } catch ({ code }) {
      toast(words.bookmarks.refusal[code] ?? words.bookmarks.refusal.other)
    }
  }

  get #listed() {
    return [...part(this.#element, 'results').children]
  }

  #find(room, seq) {
    return this.#listed.find(({ dataset }) => dataset.room === room && Number(dataset.seq) === seq)
  }

  #say(problem) {
    part(this.#element, 'status').textContent = problem
    part(this.#element, 'retry').hidden = problem === ''
  }
}
