import { onAttention } from '../attention.js'
import { onNewDay } from '../clock.js'
import { Reactions } from '../reactions/reactions.js'
import { words } from '../words.js'
import { Actions } from './actions.js'
import { Announcer } from './announcer.js'
import { renameDays } from './arrange.js'
import { DayChip } from './day-chip.js'
import { Deletions } from './deletions.js'
import { Edits } from './edits.js'
import { Feed } from './feed.js'
import { History } from './history.js'
import { Log } from './log.js'
import { Places } from './places.js'
import { Reader } from './reader.js'
import { Replies } from './replies.js'
import { expandRow, part } from './row.js'
import { Scroll } from './scroll.js'
import { Unsent } from './unsent.js'

/** The answers after which the server's own page says why the room cannot be read. */
const REFUSED = new Set([401, 403, 404])

/** The timelines that are not closed. */
const timelines = new Set()
onAttention(() => timelines.forEach((timeline) => timeline.moved()))
onNewDay(() => timelines.forEach((timeline) => timeline.renameDays()))

/**
 * The messages of one room and their read state. Each room has a timeline of its own; that of the open room is in the page. Fires
 * 'seen' with `{room, read, unread}`: the seq up to which everything was read, and the number of messages after it. Fires
 * 'unreadable' if the server refuses to show the room from the start, and 'unlinked' when the reader goes on from the message of
 * a link, or when that message does not exist.
 */
class MaruTimeline extends HTMLElement {
  #chat
  #room
  #place
  #shown = true
  #returning = false
  #closing = new AbortController()
  #stops = []
  #history
  #log
  #scroll
  #unsent
  #reader
  #feed
  #announcer
  #actions
  #edits
  #deletions
  #reactions
  #dayChip
  #places
  /** What the room's replies reply to. */
  replies

  /**
   * `reading` is the read state on the server: `{read, unread, lastSeq, epoch}`. With a `seq`, the room opens at that message.
   * `opening` is the newest page of history if it came with the document.
   */
  open({ chat, self, room, reading, api, items, mentions, seq = null, opening = null }) {
    const rows = part(this, 'rows')
    const history = (this.#history = new History(api, room))
    this.#chat = chat
    this.#room = room
    this.#place = { after: reading.lastSeq, epoch: reading.epoch }
    this.#log = new Log(rows, part(this, 'unsent'))
    this.#announcer = new Announcer(part(this, 'announcer'))
    this.#scroll = new Scroll(part(this, 'scroller'), rows, { onMove: () => this.moved(), isEnd: () => this.#feed?.atEnd ?? true })
    if (!opening) this.#log.clear() // a copy of the document's timeline
    else if (this.#scroll.isMoved) this.#scroll.look()
    const epoch = () => history.epoch ?? reading.epoch
    this.replies = new Replies(this, rows, { log: this.#log, history, epoch, places: () => this.#places })
    this.#unsent = new Unsent(part(this, 'unsent'), {
      chat, self, room, replies: this.replies,
      onChange: () => this.settle(),
      onRefused: (reason) => this.#announcer.say(reason),
      reached: () => this.#feed.end,
      newestSeq: () => history.lastSeq(),
    })
    this.#edits = new Edits(rows, { log: this.#log, chat, room, epoch, mentions })
    this.#deletions = new Deletions({ log: this.#log, chat, room, epoch, hidden: (row) => this.hidden(row), restored: () => this.#actions.settle(), undone: () => part(this, 'scroller').focus({ preventScroll: true }) })
    this.#reactions = new Reactions(rows, { log: this.#log, chat, api, room, self, epoch, settle: () => this.settle(), signal: this.#closing.signal })
    this.#actions = new Actions(this, rows, { self, room, api, home: document.querySelector('maru-rooms').dataset.home, edit: (row) => this.#edits.open(row), items, deletions: this.#deletions, reactions: this.#reactions, signal: this.#closing.signal })
    this.#dayChip = new DayChip(this, { go: (day) => this.#places.toDay(day) })
    this.#feed = new Feed({
      self, history, log: this.#log, scroll: this.#scroll, unsent: this.#unsent, replies: this.replies,
      state: (state, error) => this.showTop(state, error),
      paged: (drawn) => this.paged(drawn),
      arrived: (messages, drawn) => this.arrived(messages, drawn, self),
      edited: (message) => this.edited(message),
      removed: (message, seq) => this.removed(message, seq),
      reacted: (event) => this.#reactions.receive(event),
    })
    this.#reader = new Reader(reading, {
      self, room, rows,
      bar: part(this, 'unread'),
      history,
      log: this.#log,
      feed: this.#feed,
      scroll: this.#scroll,
      say: (sentence) => this.#announcer.say(sentence),
      seen: (detail) => this.dispatchEvent(new CustomEvent('seen', { detail, bubbles: true })),
    })
    this.#places = new Places({
      scroller: part(this, 'scroller'),
      log: this.#log,
      feed: this.#feed,
      scroll: this.#scroll,
      history,
      announcer: this.#announcer,
      moved: () => this.moved(),
      missing: () => this.#lost(),
    })
    this.listen(rows, self)
    timelines.add(this)
    this.load(seq, opening)
  }

  /** Where the reader is, and goes. */
  get places() {
    return this.#places
  }

  /** The seq of the room's newest event that arrived here. */
  get lastSeq() {
    return this.#place.after
  }

  /**
   * Another room will be open: keeps the rows and the scroll position, and stops following the room. Call it while the element is
   * still in the page.
   */
  hide() {
    const { top, bottom } = this.#scroll.view
    const row = this.#log.firstVisible(top, bottom)
    this.#scroll.save(row)
    this.#shown = false
    this.#places.cancel()
    this.#chat.leave(this.#room)
    this.#feed.pause(row)
    this.#announcer.clear()
  }

  /**
   * The room is open again, and the element is back in the page: shows the rows where they were left, and catches up. `counts`
   * are the room's, `{read, unread, lastSeq}`.
   */
  show(counts) {
    this.#shown = true
    this.#scroll.restore()
    this.#reader.resume(counts)
    this.#feed.resume()
    this.#returning = this.#scroll.pinned && this.#reader.startsAtNew
    if (!this.#feed.ready) return this.load()
    this.#chat.join(this.#room, this.#place)
    this.settle()
  }

  /** Ends everything. The element cannot be shown again. */
  close() {
    this.#shown = false
    this.#chat.leave(this.#room)
    this.#feed.pause(null)
    this.#closing.abort()
    this.#stops.forEach((stop) => stop())
    this.#unsent.close()
    this.#edits.close()
    this.#deletions.close()
    this.#scroll.close()
    this.#announcer.clear()
    timelines.delete(this)
  }

  listen(rows, self) {
    this.addEventListener('click', ({ target }) => this.click(target.closest('button')))
    rows.addEventListener('click', ({ target }) => this.ask(target.closest('[data-part="author"], [data-part="avatar"]')))
    rows.addEventListener('focusin', ({ target }) => target.matches('a') && this.expand(target.closest('.message')))
    const on = (type, listener) => this.#stops.push(this.#chat.on(type, listener))
    on('event', (event) => event.room === this.#room && this.receive(event))
    on('reset', ({ room, epoch, lastSeq }) => {
      if (room !== this.#room) return
      this.#place = { after: lastSeq, epoch }
      this.renew()
    })
    on('presence', ({ joined }) => this.rename(joined, self))
    on('state', ({ state }) => {
      if (state === 'online' && this.#shown && part(this, 'top').dataset.state === 'failed') this.retry()
    })
  }

  receive(event) {
    this.#place.after = event.seq ?? this.#place.after
    this.#feed.receive(event)
  }

  renameDays() {
    renameDays(part(this, 'rows'))
    this.#dayChip.rename()
  }

  /** The server announces users again when their name or role changes. */
  rename(people, self) {
    const own = people.find(({ id }) => id === self.id)
    if (own) Object.assign(self, { name: own.name, role: own.role, avatar: own.avatar })
    this.#log.showAuthors(people)
    this.replies.rename(people)
  }

  /** New events are shown at once, however long loading the history takes. */
  async load(seq = null, opening = null) {
    for (const entry of this.#chat.outbox) {
      this.#unsent.show(entry)
      this.#edits.show(entry)
      this.#deletions.show(entry)
    }
    this.#chat.join(this.#room, this.#place)
    if (seq) return this.#places.toMessage(seq)
    return this.#openAtNew(opening)
  }

  /** The message of a link does not exist. */
  #lost() {
    this.dispatchEvent(new CustomEvent('unlinked', { bubbles: true }))
    if (!this.#feed.ready) return this.#openAtNew()
  }

  async #openAtNew(opening = null) {
    const { isMoved } = this.#scroll
    const inPlace = opening && this.#feed.open(this.#history.opening(opening)) && isMoved
    if (!opening && (await this.#feed.newest(this.#reader.firstPage)) === undefined) return
    if (!inPlace) this.#reader.showFirst()
    await null // the page adds its listeners for 'seen' in the task that opens the first timeline
    this.moved()
  }

  /** The room's epoch changed, as after restoring a backup: reloads it. Unsent messages stay. */
  async renew() {
    this.#reader.renew()
    this.#unsent.renew()
    await this.#feed.renew()
    this.moved()
  }

  async retry() {
    if (this.#places.wanted) return this.#places.toMessage(this.#places.wanted)
    await this.#feed.retry()
    this.moved()
  }

  /** Scrolls to the first unread message. */
  async toUnread() {
    part(this, 'scroller').focus({ preventScroll: true })
    if (await this.#reader.goToFirst()) this.moved()
    else this.#reader.fail(words.problem.history)
  }

  /** Marks everything as read, without showing it. */
  markRead() {
    part(this, 'scroller').focus({ preventScroll: true })
    this.readElsewhere()
  }

  /** The room was read on another device or in another tab, up to a seq; without a seq, to its end. */
  readElsewhere(seq) {
    this.#reader.readTo(seq)
    this.moved()
  }

  /** Messages after a seq were marked as unread, on this or on another device. */
  wentBack(seq) {
    this.#reader.wentBack(seq)
    this.moved()
  }

  /** Applies newer counts from the server, `{read, unread, lastSeq}`. */
  recount(told) {
    this.#reader.recount(told)
    this.moved()
  }

  paged(rows) {
    this.#reader.paged(rows)
    this.#edits.drawn(rows)
    this.#deletions.drawn(rows)
    this.#reactions.drawn(rows)
    this.#actions.settle()
  }

  /** Opens a field for the user's newest message on the page. Returns false if there is none. */
  editLast() {
    return this.#feed.atEnd && this.#edits.openLast()
  }

  edited(message) {
    this.#deletions.edited(message)
    const row = this.#log.editMessage(message)
    if (row) this.#edits.edited(row)
  }

  /** A message was deleted by the event with that seq. */
  removed(message, event) {
    this.#deletions.removed(message)
    const row = this.#log.removeMessage(message)
    if (row) this.hidden(row)
    this.#announcer.forget(message.id)
    this.#reader.removed(message, event)
    this.moved()
  }

  /** The text of a row is gone, for now or for good. */
  hidden(row) {
    this.#edits.removed(row)
    this.#actions.removed(row)
    this.#announcer.forget(row.message.id)
  }

  arrived(messages, rows, self) {
    const present = messages.filter(({ deletedAt }) => !deletedAt)
    const others = present.filter(({ author }) => author.id !== self.id)
    this.#reader.arrived(present.map(({ seq, author }) => ({ seq, own: author.id === self.id })), rows)
    if (this.#returning && this.#scroll.pinned && this.#reader.showFirst()) this.#returning = false
    this.#announcer.announce(others)
    this.#actions.settle()
    this.settle()
  }

  /** Called after each scroll: loads what is missing, marks what is visible as read, and shows or hides the button to the end. */
  moved() {
    if (!this.#shown) return
    if (this.#scroll.nearStart) this.#feed.older()
    if (this.#scroll.nearEnd) this.#feed.newer()?.then(() => this.moved())
    this.showJump(this.#reader.look())
    const { top, bottom } = this.#scroll.view
    this.#dayChip.look(this.#log.firstVisible(top, bottom), top)
  }

  settle() {
    if (this.#scroll.pinned) this.#scroll.toEnd()
    this.showTop(part(this, 'top').dataset.state)
    this.moved()
  }

  showTop(state, error) {
    const top = part(this, 'top')
    const none = this.#log.size + this.#unsent.size === 0
    if (state === 'loading' && !this.#feed.ready) state = 'opening'
    if (state === 'beginning' || state === 'empty') state = none ? 'empty' : 'beginning'
    top.dataset.state = state
    if (error) part(top, 'problem').textContent = error.status === 401 ? words.problem.session : words.problem.history
    if (REFUSED.has(error?.status) && !this.#feed.ready) this.dispatchEvent(new CustomEvent('unreadable'))
  }

  showJump(below) {
    const jump = this.querySelector('[data-action="jump"]')
    const unseen = this.#scroll.pinned ? 0 : below
    jump.hidden = this.#scroll.pinned || (unseen === 0 && !this.#scroll.farFromEnd && this.#feed.atEnd)
    jump.toggleAttribute('data-unseen', unseen > 0)
    part(jump, 'jump-text').textContent = unseen > 0 ? words.unseen(unseen) : words.newest
  }

  click(button) {
    const action = button?.dataset.action
    if (action === 'jump') this.jump()
    if (action === 'unread') this.toUnread()
    if (action === 'read') this.markRead()
    if (action === 'load') this.retry()
    if (action === 'expand') this.unfold(button.closest('.message'))
  }

  /** The button disappears, so the log gets the focus. */
  jump() {
    part(this, 'scroller').focus({ preventScroll: true })
    this.dispatchEvent(new CustomEvent('unlinked', { bubbles: true }))
    this.#places.toNewest()
  }

  /** The button disappears, so the text gets the focus. */
  unfold(row) {
    const text = part(row, 'text')
    this.expand(row)
    text.tabIndex = -1
    text.focus({ preventScroll: true })
  }

  /** Opens the author's profile. Keyboard users open it from the message's menu. */
  ask(author) {
    const person = author?.closest('.message').message.author
    if (person && !person.deleted) this.dispatchEvent(new CustomEvent('person', { detail: person, bubbles: true }))
  }

  expand(row) {
    expandRow(row)
    this.#scroll.look()
  }
}

customElements.define('maru-timeline', MaruTimeline)
