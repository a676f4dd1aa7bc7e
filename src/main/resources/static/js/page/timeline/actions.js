import { copyText } from '../clipboard.js'
import { onLongPress } from '../long-press.js'
import { reach } from '../reactions/chips.js'
import { emojiOf, fillQuick } from '../reactions/quick.js'
import { messageAddress } from '../rooms/room.js'
import { toast } from '../toast.js'
import { nameOf, words } from '../words.js'
import { plainText } from './markup.js'
import { Menu } from './menu.js'
import { Removal } from './removal.js'
import { clone, part } from './row.js'
import { Versions } from './versions.js'

const ROWS = '.message[data-seq]:not(.removed)'
/** The number of characters of a message in the label of its button. */
const LABEL_LENGTH = 60

/**
 * The actions of messages. One button serves all of them, in the row under the pointer. So it is a single tab stop, from which
 * the arrows move to the rows before and after it, and a long log costs nothing.
 */
export class Actions {
  #timeline
  #rows
  #self
  #linkTo
  #unread
  #reply
  #button = clone('message-actions')
  #replyButton = clone('message-reply')
  #menu
  #removal
  #versions
  #edit
  #items
  #room
  #deletions
  #reactions
  #answers

  /** The panel of a thread has a field for replies; `answers` is whether one also replies to each message. */
  constructor(timeline, rows, { self, room, home, api, edit, items, deletions, reactions, signal, answers = true }) {
    this.#timeline = timeline
    this.#rows = rows
    this.#self = self
    this.#edit = edit
    this.#items = items
    this.#room = room
    this.#deletions = deletions
    this.#reactions = reactions
    this.#answers = answers
    this.#unread = ({ seq }) => timeline.dispatchEvent(new CustomEvent('unread', { detail: { room, seq }, bubbles: true }))
    this.#reply = ({ message }) => isArchived() || !answers || timeline.dispatchEvent(new CustomEvent('reply', { detail: message, bubbles: true }))
    this.#linkTo = ({ seq }) => new URL(messageAddress(room, seq, home), location.origin).href
    this.#menu = new Menu(document.getElementById('message-menu'), this.#button, (action) => this.#do(action), signal)
    this.#removal = new Removal(document.getElementById('remove-message'), { confirmed: (message) => deletions.remove(message), signal })
    this.#versions = new Versions(document.getElementById('message-versions'), { api, room, self, signal })
    this.#button.addEventListener('click', () => this.#open())
    this.#replyButton.addEventListener('click', () => this.#reply(this.#button.parentElement))
    this.#button.addEventListener('keydown', (event) => this.#press(event))
    rows.addEventListener('pointerover', ({ target, pointerType }) => pointerType === 'mouse' && this.#point(target))
    rows.addEventListener('click', (event) => this.#click(event))
    onLongPress(rows, (target) => (target.closest('a, button, [role="button"]') ? null : target.closest(ROWS)), (row) => this.#openFor(row))
  }

  /** The rows have changed: unless the button is in use, it moves to the newest message. */
  settle() {
    const row = this.#button.parentElement
    const kept = row?.isConnected && row.matches(ROWS) && (this.#isUsed || row.matches(':hover'))
    if (!kept) this.#place(this.#newest)
  }

  get #newest() {
    for (let chunk = this.#rows.lastElementChild; chunk; chunk = chunk.previousElementSibling) {
      const rows = chunk.querySelectorAll(ROWS)
      if (rows.length > 0) return rows[rows.length - 1]
    }
    return null
  }

  /** A message was removed and has no actions any more. */
  removed(row) {
    if (row !== this.#button.parentElement) return
    const used = document.activeElement === this.#button
    this.#place(this.#neighbour(row, -1) ?? this.#neighbour(row, 1))
    if (used) this.#button.focus({ preventScroll: true })
  }

  get #isUsed() {
    return this.#isAway || document.activeElement === this.#button
  }

  /** The focus returns to the button from a menu or a dialog that it opened; on a touch screen the row keeps it. */
  get #isAway() {
    return this.#menu.isOpen || document.querySelector('dialog[open]') !== null || this.#button.closest('[data-pointed]') !== null
  }

  /** A menu that was closed with the mouse leaves the focus on the button. That keeps it in its row for the keyboard alone. */
  #point(target) {
    const row = target.closest(ROWS)
    if (!row || this.#isAway || this.#button.matches(':focus-visible')) return
    const focused = document.activeElement === this.#button
    this.#place(row)
    if (focused) this.#button.focus({ preventScroll: true })
  }

  #click(event) {
    const { message } = event.target.closest('.message-edited')?.closest(ROWS) ?? {}
    if (message && this.#versions.has(message)) this.#versions.open(message)
    else if (event.altKey) this.#markUnread(event)
    else this.#touch(event.target)
  }

  /** On a touch screen a tap on a message shows its button, and a second tap hides it. */
  #touch(target) {
    const row = target.closest(ROWS)
    if (!row || target.closest('a, button, [role="button"]') || !matchMedia('(hover: none)').matches) return
    const shown = row.hasAttribute('data-pointed')
    this.#rows.querySelector('[data-pointed]')?.removeAttribute('data-pointed')
    this.#place(row)
    row.toggleAttribute('data-pointed', !shown)
  }

  #markUnread(event) {
    const row = event.target.closest('a, button') ? null : event.target.closest(ROWS)
    if (!row) return
    event.preventDefault()
    this.#unread(row.message)
  }

  #place(row) {
    if (this.#button.parentElement) reach(this.#button.parentElement, false)
    if (!row) return [this.#button, this.#replyButton].forEach((button) => button.remove())
    const { author } = row.message
    this.#button.setAttribute('aria-label', words.actions(nameOf(author), plainText(row.message).slice(0, LABEL_LENGTH), author.deleted))
    if (row !== this.#button.parentElement) row.append(...(this.#answers ? [this.#replyButton] : []), this.#button)
    reach(row)
  }

  #press(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    const replies = event.code === 'KeyR' // wherever the layout has another letter
    if ((!step && !replies) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    event.preventDefault()
    if (replies) return this.#reply(this.#button.parentElement)
    const row = this.#neighbour(this.#button.parentElement, step)
    if (!row) return
    this.#place(row)
    this.#button.focus({ preventScroll: true })
    row.scrollIntoView({ block: 'nearest' })
  }

  #neighbour(row, step) {
    const rows = [...this.#rows.querySelectorAll('.message[data-seq]')]
    const others = step > 0 ? rows.slice(rows.indexOf(row) + 1) : rows.slice(0, rows.indexOf(row)).reverse()
    return others.find((other) => other.matches(ROWS))
  }

  #openFor(row) {
    if (!row.matches(ROWS)) return
    this.#place(row)
    this.#open()
  }

  #open() {
    const { message } = this.#button.parentElement
    const { author } = message
    const menu = document.getElementById('message-menu')
    menu.querySelector('[data-action="person"]').hidden = author.deleted === true
    part(menu, 'quick').hidden = isArchived()
    fillQuick(menu)
    part(menu, 'person').textContent = words.about(nameOf(author))
    menu.querySelector('[data-action="reactions"]').hidden = !message.reactions?.length
    menu.querySelector('[data-action="versions"]').hidden = !this.#versions.has(message)
    menu.querySelector('[data-action="reply"]').hidden = !this.#answers || isArchived()
    menu.querySelector('[data-action="thread"]').hidden = !this.#answers || !this.#button.parentElement.querySelector('.thread-line, .answered')
    menu.querySelector('[data-action="edit"]').hidden = author.id !== this.#self.id || isArchived()
    menu.querySelector('[data-action="remove"]').hidden = !this.#mayRemove(author) || isArchived()
    for (const items of this.#items) items.offer(menu, message)
    if (menu.querySelector('[role="menuitem"]:not([hidden])')) this.#menu.open()
  }

  #mayRemove(author) {
    return author.id === this.#self.id || document.body.hasAttribute('data-moderates')
  }

  #do(action) {
    const { message } = this.#button.parentElement
    const emoji = emojiOf(action)
    if (emoji) this.#reactions.toggle(this.#button.parentElement, emoji)
    if (action === 'react') this.#reactions.pick(this.#button.parentElement, this.#button)
    if (action === 'reply') this.#reply(this.#button.parentElement)
    if (action === 'thread') this.#timeline.dispatchEvent(new CustomEvent('thread', { detail: message.thread ?? message.seq, bubbles: true }))
    if (action === 'copy') this.#copy(message.text, words.copied)
    if (action === 'copy-link') this.#copy(this.#linkTo(message), words.linkCopied)
    if (action === 'unread') this.#unread(message)
    if (action === 'reactions') this.#reactions.showPeople(message)
    if (action === 'versions') this.#versions.open(message)
    if (action === 'edit') this.#edit(this.#button.parentElement)
    if (action === 'remove') this.#remove(this.#button.parentElement)
    for (const items of this.#items) items.choose(action, message, this.#room)
    if (action === 'person') this.#timeline.dispatchEvent(new CustomEvent('person', { detail: message.author, bubbles: true }))
  }

  /** One's own message can be brought back for a moment; a moderator is asked first. */
  #remove(row) {
    if (row.message.author.id === this.#self.id) this.#deletions.delete(row)
    else this.#removal.ask(row.message)
  }

  async #copy(text, done) {
    try {
      await copyText(text)
      toast(done)
    } catch {
      toast(words.problem.copying)
    }
  }
}

function isArchived() {
  return document.body.hasAttribute('data-archived')
}
