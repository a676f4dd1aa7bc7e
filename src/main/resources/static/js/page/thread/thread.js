import { MentionSource, authorsIn } from '../mentions/source.js'
import { expandRow, part } from '../timeline/row.js'
import { reasonOf, Unsent } from '../timeline/unsent.js'
import { words } from '../words.js'
import { ThreadActions } from './thread-actions.js'
import { ThreadComposer } from './thread-composer.js'
import { ThreadRows } from './thread-rows.js'

/** From this width on, the panel is next to the conversation. */
const WIDE = matchMedia('(min-width: 75rem)')
const PAGE = 100
/** Pixels from the end within which new replies are followed. */
const AT_END = 80

/**
 * A thread of the open room, in the panel. The address has its first message (`thread`), so that a link or a reload shows it.
 */
class MaruThread extends HTMLElement {
  #chat
  #api
  #self
  #rooms
  #panes
  #toMessage
  #composer
  #room = null
  #root = null
  #epoch = null
  #reached = 0
  #rows = null
  #unsent = null
  #actions = null
  #items
  #home
  #mentions
  #editedMentions
  /** The list without messages. Each thread has a list of its own, with its own listeners. */
  #emptyList
  /** The events that arrive while a page is loading, which may be older than they are. */
  #late = null

  /**
   * `panes` are the page's {@link Panes}; `toMessage(seq)` shows a message of the open room; `people()` and `authors()` are for a
   * {@link MentionSource}; `home` is the path of the first page.
   */
  open({ chat, api, self, rooms, panes, items, home, people, authors, toMessage }) {
    this.#chat = chat
    this.#api = api
    this.#self = self
    this.#rooms = rooms
    this.#panes = panes
    this.#toMessage = toMessage
    this.#items = items
    this.#home = home
    this.#emptyList = this.#list.cloneNode(true)
    const source = () => new MentionSource({ api, self: self.id, rooms, people, authors: () => [...authorsIn(this), ...authors()] })
    this.#mentions = source()
    this.#editedMentions = source()
    this.#composer = new ThreadComposer(this.querySelector('form'), {
      send: (text) => this.#send(text),
      editLast: () => this.#actions?.editLast() ?? false,
      mentions: this.#mentions,
    })
    chat.on('event', (event) => event.room === this.#room && this.#take(event))
    chat.on('presence', ({ joined }) => this.#rows?.rename(joined))
    chat.on('reset', ({ room }) => room === this.#room && panes.close('thread'))
    document.addEventListener('panes', () => this.#follow())
    addEventListener('popstate', () => this.#follow())
    rooms.addEventListener('open', () => this.#follow())
    this.addEventListener('click', ({ target }) => this.#click(target))
    this.#follow()
  }

  /** Opens the thread that begins with a message of the open room. */
  show(seq) {
    this.#panes.show('thread')
    const address = new URL(location.href)
    address.searchParams.set('thread', seq)
    history.replaceState(history.state, '', address)
    this.#follow()
    this.#composer.focus()
  }

  /** Shows what the address says. */
  #follow() {
    const shown = document.body.dataset.pane === 'thread'
    const root = shown ? Number(new URLSearchParams(location.search).get('thread')) || null : null
    const room = this.#rooms.here
    if (root === this.#root && (root === null || room === this.#room)) return
    this.#leave()
    if (root !== null) this.#enter(room, root)
  }

  #leave() {
    this.#composer.leave()
    this.#unsent?.close()
    this.#actions?.close()
    this.#unsent = this.#actions = this.#rows = this.#room = this.#root = this.#late = null
  }

  #enter(room, root) {
    this.#room = room
    this.#root = root
    this.#reached = 0
    this.#list.replaceWith(this.#emptyList.cloneNode(true))
    this.#unsent = new Unsent(part(this, 'thread-unsent'), {
      chat: this.#chat,
      self: this.#self,
      room,
      replies: { fill: () => {} },
      shows: ({ replyTo }) => this.#rows?.has(replyTo) ?? false,
      field: this.#composer.field,
      onChange: () => this.#scrollToEnd(),
      onRefused: () => {},
      reached: () => this.#reached,
      newestSeq: async () => (await this.#api.get(`/rooms/${encodeURIComponent(room)}`)).lastSeq,
    })
    const unsent = this.#unsent
    this.#rows = new ThreadRows(root, {
      first: part(this, 'thread-first'),
      replies: part(this, 'thread-replies'),
      self: this.#self,
      take: (message) => unsent.take(message),
      changed: (row) => (row.message.deletedAt ? this.#actions.hidden(row) : this.#actions.edited(row)),
    })
    this.#actions = new ThreadActions(this, this.#list, {
      log: this.#rows,
      chat: this.#chat,
      api: this.#api,
      self: this.#self,
      room,
      home: this.#home,
      items: this.#items,
      mentions: this.#editedMentions,
      epoch: () => this.#epoch,
      field: this.#composer.field,
      settle: () => this.#scrollToEnd(),
    })
    this.#composer.enter(this.#self.id, room, root)
    this.#say('')
    this.#count()
    this.#load()
  }

  /** Loads the newest page, or with a seq that before it. Replies that arrive meanwhile are shown at once. */
  async #load(before = null) {
    const rows = this.#rows
    const query = new URLSearchParams({ limit: PAGE, ...(before && { before }) })
    const late = (this.#late = [])
    this.toggleAttribute('aria-busy', true)
    try {
      const page = await this.#api.get(`/rooms/${encodeURIComponent(this.#room)}/threads/${this.#root}?${query}`)
      if (rows !== this.#rows) return
      this.#epoch = page.epoch
      this.#reached = Math.max(this.#reached, page.lastSeq)
      this.#draw([page.root, ...page.messages], page.answered)
      for (const event of late) if (event.seq > page.lastSeq) this.#actions.take(event)
      part(this, 'thread-earlier').hidden = !page.more
      this.#say('')
      this.#count()
      if (before === null) this.#opened()
    } catch ({ code }) {
      if (rows === this.#rows) this.#say(code === 'message-unknown' ? words.messageUnknown : words.problem.history, code !== 'message-unknown')
    } finally {
      if (rows === this.#rows) this.removeAttribute('aria-busy')
      if (late === this.#late) this.#late = null
    }
  }

  #opened() {
    for (const entry of this.#chat.outbox) this.#unsent.show(entry)
    this.#scrollToEnd(true)
  }

  #take(event) {
    const { seq, message } = event
    this.#reached = Math.max(this.#reached, seq ?? 0)
    this.#late?.push(event)
    this.#actions.take(event)
    if (!message || (message.seq !== this.#root && message.thread !== this.#root)) return
    const { scrollHeight, scrollTop, clientHeight } = this.#list
    const atEnd = scrollHeight - scrollTop - clientHeight < AT_END
    // An event of an earlier reply than those on the page belongs to a page that is not loaded.
    if (message.seq !== this.#root && message.seq < (this.#rows.firstSeq ?? 0)) return
    this.#draw([message])
    this.#count()
    if (atEnd) this.#scrollToEnd(true)
  }

  #draw(messages, answered) {
    this.#actions.drawn(this.#rows.show(messages, answered))
  }

  #send(text) {
    const replyTo = this.#rows.target
    const fail = ({ code }) => {
      // Other refusals are shown on the message itself.
      if (code === 'outbox-full' || code === 'closed') this.#composer.giveBack(text, reasonOf({ code }))
    }
    if (replyTo === null) return this.#composer.giveBack(text, words.answeredGone)
    const mentions = this.#mentions.listed(text)
    this.#chat.send(text, { room: this.#room, replyTo, mentions, ...(this.#epoch && { epoch: this.#epoch }) }).catch(fail)
    this.#scrollToEnd(true)
  }

  #count() {
    const more = !part(this, 'thread-earlier').hidden
    const { count } = this.#rows
    part(this, 'thread-number').textContent = more ? words.repliesAtLeast(count) : count > 0 ? words.replies(count) : words.noReplies
  }

  #scrollToEnd(always = false) {
    const list = this.#list
    if (always || list.scrollHeight - list.scrollTop - list.clientHeight < AT_END) list.scrollTop = list.scrollHeight
  }

  get #list() {
    return part(this, 'thread-list')
  }

  #say(problem, retry = false) {
    part(this, 'thread-error').textContent = problem
    part(this, 'thread-retry').hidden = !retry
  }

  #click(target) {
    const button = target.closest('button')
    const person = target.closest('[data-part="author"], [data-part="avatar"]')?.closest('.message').message.author
    if (person && !person.deleted) this.dispatchEvent(new CustomEvent('person', { detail: person, bubbles: true }))
    const action = button?.dataset.action
    if (action === 'thread-earlier') this.#load(this.#rows.firstSeq)
    if (action === 'thread-retry') this.#load()
    if (action === 'thread-room') this.#leadTo(this.#root)
    if (action === 'expand') expandRow(button.closest('.message'))
    if (button?.matches('.answered')) this.#leadTo(Number(button.dataset.answers))
  }

  #leadTo(seq) {
    if (!WIDE.matches) this.#panes.close('thread')
    this.#toMessage(seq)
  }
}

customElements.define('maru-thread', MaruThread)
