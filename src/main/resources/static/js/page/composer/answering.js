import { recall, remember } from '../stored.js'
import { lineOf } from '../timeline/replies.js'
import { part } from '../timeline/row.js'
import { toast } from '../toast.js'
import { nameOf, words } from '../words.js'

/**
 * The message that the composer replies to, shown above its field until the reply is sent or cancelled. This browser keeps it with the
 * draft of the room.
 */
export class Answering {
  #composer
  #bar
  #account
  #room
  #replies
  /** The reply, `{seq, epoch}`; null for none. */
  #reply = null

  /** `replies()` returns the {@link Replies} of the open room. */
  constructor(composer, { account, room, replies }) {
    this.#composer = composer
    this.#bar = part(composer, 'answering')
    this.#account = account
    this.#replies = replies
    composer.addEventListener('keydown', (event) => this.#press(event))
    this.#bar.querySelector('[data-action="cancel-reply"]').addEventListener('click', () => this.#cancel())
    document.addEventListener('message-changed', ({ detail }) => this.#changed(detail))
    this.enter(room)
  }

  /** Replies to a message of the open room. */
  to(message) {
    this.#set({ seq: message.seq, epoch: this.#replies().epoch })
    this.#show(message)
    this.#composer.field.focus({ preventScroll: true })
  }

  /** Returns what a message replies to that is sent now, `{replyTo, epoch}`, and replies to nothing from then on. */
  take() {
    if (!this.#reply) return {}
    const { seq, epoch } = this.#reply
    this.#set(null)
    return { replyTo: seq, epoch }
  }

  /** Another room is open: replies as its draft does. */
  async enter(room) {
    this.#room = room
    this.#bar.hidden = true
    const reply = (this.#reply = parsed(recall(this.#key)))
    await null // until the room's timeline is shown
    const message = reply && (await this.#replies().find(reply.seq))
    if (!reply || reply !== this.#reply) return
    if (message && !message.deletedAt && reply.epoch === this.#replies().epoch) this.#show(message)
    else if (message) this.#set(null)
  }

  get #key() {
    return `maru.reply.${this.#account}.${this.#room}`
  }

  #set(reply) {
    this.#reply = reply
    this.#bar.hidden = reply === null
    remember(this.#key, reply && JSON.stringify(reply))
  }

  #show(message) {
    part(this.#bar, 'answering-author').textContent = nameOf(message.author)
    part(this.#bar, 'answering-text').textContent = lineOf(message)
    this.#bar.hidden = false
  }

  #changed(message) {
    if (message.seq !== this.#reply?.seq) return
    if (!message.deletedAt) return this.#show(message)
    this.#set(null)
    toast(words.answeredGone)
  }

  #cancel() {
    this.#set(null)
    this.#composer.field.focus({ preventScroll: true })
  }

  /** Escape closes what is open above the field first. */
  #press(event) {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || event.shiftKey || this.#bar.hidden) return
    event.preventDefault()
    this.#cancel()
  }
}

function parsed(stored) {
  try {
    const { seq, epoch } = JSON.parse(stored) ?? {}
    return seq > 0 ? { seq, epoch } : null
  } catch {
    return null
  }
}
