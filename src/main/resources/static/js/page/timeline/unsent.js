import { timeOf } from '../clock.js'
import { words } from '../words.js'
import { arrange, removeRow } from './arrange.js'
import { clone, drawRow, foldLongRows, part, showAuthor, showText, stampRow } from './row.js'

/** The number of committed messages that are remembered, so that a late outbox event does not show one again. */
const REMEMBERED = 1_000
/**
 * Milliseconds within which an acknowledged message usually arrives. After that, the page checks whether it is still coming.
 */
const OVERDUE = 10_000
/** Refusals of a reply whose original is gone. */
const GONE = new Set(['message-deleted', 'message-unknown', 'epoch-changed'])
/** The maximum number of milliseconds between two checks. */
const MAX_WAIT = 300_000

/**
 * The user's messages that are being sent: waiting, or refused with the reason. When the event with the same clientId arrives,
 * its row becomes part of the log.
 */
export class Unsent {
  #chunk
  #chat
  #self
  #room
  #onChange
  #reached
  #newestSeq
  #replies
  #shows
  #field
  #rows = new Map()
  #committed = new Set()
  #stop
  #closed = false

  /**
   * By default all messages to the room are shown; `shows(entry)` says which ones are, and `field` gets the focus from their buttons.
   * `reached()` returns the seq up to which the room is shown; `newestSeq()` resolves to the seq of its newest event.
   */
  constructor(chunk, { chat, self, room, onChange, onRefused, reached, newestSeq, replies, shows = () => true, field = document.getElementById('composer-text') }) {
    this.#chunk = chunk
    this.#chat = chat
    this.#self = self
    this.#room = room
    this.#onChange = onChange
    this.#reached = reached
    this.#newestSeq = newestSeq
    this.#replies = replies
    this.#shows = shows
    this.#field = field
    chunk.addEventListener('click', (event) => this.#click(event))
    this.#stop = chat.on('outbox', (entry) => {
      this.show(entry)
      if (entry.room === room && !entry.kind && shows(entry) && entry.status === 'refused') onRefused(refusalOf(entry))
    })
  }

  get size() {
    return this.#rows.size
  }

  close() {
    this.#stop()
    this.#closed = true
  }

  show(entry) {
    if (entry.kind || entry.room !== this.#room || this.#committed.has(entry.clientId) || !this.#shows(entry)) return
    if (entry.status === 'discarded') return this.#drop(entry.clientId)
    const row = this.#rows.get(entry.clientId) ?? (entry.status !== 'sent' && this.#draw(entry))
    if (!row) return
    row.dataset.status = entry.status
    if (entry.status === 'refused') part(row, 'reason').textContent = refusalOf(entry)
    if (entry.status === 'sent') setTimeout(() => this.#overdue(entry.clientId), OVERDUE)
    this.#onChange()
  }

  /** Returns the row of a message that is now committed and removes it from this chunk; null if it has none. */
  take(message) {
    if (message.author.id !== this.#self.id) return null
    this.#remember(message.clientId)
    const row = this.#rows.get(message.clientId)
    if (!row) return null
    this.#drop(message.clientId)
    row.querySelector('.delivery').remove()
    row.classList.remove('unsent')
    delete row.dataset.status
    if (message.mentions) showText(row, message)
    stampRow(row, message)
    showAuthor(row, message.author)
    return row
  }

  /** The room's epoch changed: a message that was committed in the old log may have to be sent again. */
  renew() {
    this.#committed.clear()
    for (const entry of this.#chat.outbox) this.show(entry)
  }

  #draw({ clientId, text, mentions, queuedAt, replyTo }) {
    const sentAt = new Date(queuedAt).toISOString()
    const row = drawRow({ clientId, text, mentions, sentAt, replyTo, author: this.#self }, this.#self.id)
    this.#replies.fill([row])
    row.classList.add('unsent')
    row.append(clone('delivery'))
    this.#rows.set(clientId, row)
    this.#chunk.append(row)
    arrange(row)
    foldLongRows([row])
    return row
  }

  #click({ target }) {
    const row = target.closest('.unsent')
    const action = target.closest('button')?.dataset.action
    // The button disappears with its row or text, so the composer gets the focus.
    if (action) this.#field.focus()
    if (action === 'retry') this.#retry(row.dataset.clientId)
    if (action === 'discard') this.#chat.discard(row.dataset.clientId)
  }

  /** A reply to a message that is gone is sent as an ordinary message. */
  #retry(clientId) {
    const entry = this.#chat.outbox.find((one) => one.clientId === clientId)
    if (!entry || !isOrphan(entry)) return this.#chat.retry(clientId).catch(() => {})
    this.#chat.discard(clientId)
    this.#chat.send(entry.text, { room: this.#room }).catch(() => {})
  }

  /**
   * The event of an acknowledged message is at `end` or before. If the room is shown up to there and this row still exists, the
   * message was committed earlier and is further up in the room.
   */
  async #overdue(clientId, { end = null, wait = OVERDUE } = {}) {
    if (this.#closed || !this.#rows.has(clientId)) return
    end ??= await this.#newestSeq().catch(() => null)
    if (end !== null && this.#reached() >= end) this.#drop(clientId)
    else setTimeout(() => this.#overdue(clientId, { end, wait: Math.min(2 * wait, MAX_WAIT) }), wait)
  }

  #drop(clientId) {
    const row = this.#rows.get(clientId)
    if (!row) return
    removeRow(row)
    this.#rows.delete(clientId)
    this.#onChange()
  }

  #remember(clientId) {
    this.#committed.add(clientId)
    if (this.#committed.size > REMEMBERED) this.#committed.delete(this.#committed.values().next().value)
  }
}

/** Whether a reply was refused because the message that it replies to is gone. */
function isOrphan({ replyTo, error }) {
  return Boolean(replyTo) && GONE.has(error?.code)
}

function refusalOf(entry) {
  return isOrphan(entry) ? words.orphan : reasonOf(entry.error ?? {})
}

/** Says why the server refused something, in the user's language. */
export function reasonOf({ code, until }) {
  if (code === 'silenced' && until) return words.silencedUntil(timeOf(until))
  return words.refusal[code] ?? words.refusal.other
}
