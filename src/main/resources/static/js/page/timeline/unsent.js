import { timeOf } from '../clock.js'
import { words } from '../words.js'
import { arrange, removeRow } from './arrange.js'
import { clone, drawRow, part, showAuthor, stampRow } from './row.js'

/** How many of one's own committed messages are remembered, so that a late word of the outbox does not draw one again. */
const REMEMBERED = 1_000
/** Milliseconds in which a message arrives that is acknowledged. Then it is found out whether it is still on its way. */
const OVERDUE = 10_000
/** Milliseconds between two looks at the most. */
const SELDOM = 300_000

/** One's own messages on their way: waiting, or refused with the reason. The event of the same clientId takes the row over. */
export class Unsent {
  #chunk
  #chat
  #self
  #room
  #onChange
  #reached
  #newestSeq
  #rows = new Map()
  #committed = new Set()

  /** `reached()` is the seq up to which the room is shown, `newestSeq()` promises that of its newest event. */
  constructor(chunk, { chat, self, room, onChange, onRefused, reached, newestSeq }) {
    this.#chunk = chunk
    this.#chat = chat
    this.#self = self
    this.#room = room
    this.#onChange = onChange
    this.#reached = reached
    this.#newestSeq = newestSeq
    chunk.addEventListener('click', (event) => this.#click(event))
    chat.on('outbox', (entry) => {
      this.show(entry)
      if (entry.room === room && entry.status === 'refused') onRefused(reasonOf(entry.error ?? {}))
    })
  }

  get size() {
    return this.#rows.size
  }

  show(entry) {
    if (entry.room !== this.#room || this.#committed.has(entry.clientId)) return
    if (entry.status === 'discarded') return this.#drop(entry.clientId)
    const row = this.#rows.get(entry.clientId) ?? (entry.status !== 'sent' && this.#draw(entry))
    if (!row) return
    row.dataset.status = entry.status
    if (entry.status === 'refused') part(row, 'reason').textContent = reasonOf(entry.error ?? {})
    if (entry.status === 'sent') setTimeout(() => this.#overdue(entry.clientId), OVERDUE)
    this.#onChange()
  }

  /** The row of a message that is now committed, if it was on its way here; it leaves this chunk. */
  take(message) {
    if (message.author.id !== this.#self.id) return null
    this.#remember(message.clientId)
    const row = this.#rows.get(message.clientId)
    if (!row) return null
    this.#drop(message.clientId)
    row.querySelector('.delivery').remove()
    row.classList.remove('unsent')
    delete row.dataset.status
    stampRow(row, message)
    showAuthor(row, message.author)
    return row
  }

  /** The room has another log: what was committed in the old one may have to be sent again. */
  renew() {
    this.#committed.clear()
    for (const entry of this.#chat.outbox) this.show(entry)
  }

  #draw({ clientId, text, queuedAt }) {
    const sentAt = new Date(queuedAt).toISOString()
    const row = drawRow({ clientId, text, sentAt, author: this.#self }, this.#self.id)
    row.classList.add('unsent')
    row.append(clone('delivery'))
    this.#rows.set(clientId, row)
    this.#chunk.append(row)
    arrange(row)
    return row
  }

  #click({ target }) {
    const row = target.closest('.unsent')
    const action = target.closest('button')?.dataset.action
    // The button goes with the row, or with what the row says; without it the focus would be nowhere.
    if (action) document.getElementById('composer-text').focus()
    if (action === 'retry') this.#chat.retry(row.dataset.clientId).catch(() => {})
    if (action === 'discard') this.#chat.discard(row.dataset.clientId)
  }

  /**
   * A message that is acknowledged is among the events until `end`. If the room is shown up to there and this row is still here,
   * the message was sent before, and stands further up in the room.
   */
  async #overdue(clientId, { end = null, wait = OVERDUE } = {}) {
    if (!this.#rows.has(clientId)) return
    end ??= await this.#newestSeq().catch(() => null)
    if (end !== null && this.#reached() >= end) this.#drop(clientId)
    else setTimeout(() => this.#overdue(clientId, { end, wait: Math.min(2 * wait, SELDOM) }), wait)
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

function reasonOf({ code, until }) {
  if (code === 'silenced' && until) return words.silencedUntil(timeOf(until))
  return words.refusal[code] ?? words.refusal.other
}
