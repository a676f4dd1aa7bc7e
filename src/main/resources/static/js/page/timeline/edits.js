import { emojiSource } from '../emoji/source.js'
import { writtenIn } from '../mentions/written.js'
import { toast } from '../toast.js'
import { words } from '../words.js'
import { Editor } from './editor.js'
import { clone, foldLongRows, part, showText } from './row.js'
import { reasonOf } from './unsent.js'

/** Refusals after which the message cannot be edited any more, so that there is nothing to try again. */
const OVER = new Set(['message-deleted', 'message-unknown', 'epoch-changed', 'not-author'])

/**
 * Edits the user's messages. An edit that is not saved yet is shown on its row: waiting, or refused with the reason and a way to try
 * again.
 */
export class Edits {
  #rows
  #log
  #chat
  #room
  #epoch
  #mentions
  #back
  #told
  #editor
  /** The edits that are waiting or refused, by the seq of their message. */
  #entries = new Map()
  #stop

  /**
   * `epoch()` returns the epoch of the messages' seqs. `mentions` is the MentionSource of the fields; `back` gets the focus from them.
   * Refusals that end an edit are `told` in one of the places that show the message.
   */
  constructor(rows, { log, chat, room, epoch, mentions, back = document.getElementById('composer-text'), told = true }) {
    this.#rows = rows
    this.#log = log
    this.#chat = chat
    this.#room = room
    this.#epoch = epoch
    this.#mentions = mentions
    this.#back = back
    this.#told = told
    this.#editor = new Editor((message, text, basedOn) => this.#save(message, text, basedOn), [emojiSource, mentions], back)
    rows.addEventListener('click', (event) => this.#click(event))
    this.#stop = chat.on('outbox', (entry) => this.show(entry))
  }

  close() {
    this.#stop()
  }

  /** Opens the field for a message of the user's. */
  open(row) {
    const { text, error } = this.#entries.get(row.seq) ?? {}
    // A version that is on its way comes first, whatever its number will be.
    this.#editor.open(row, { text, present: error?.present, ...(text !== undefined && !error && { basedOn: null }) })
  }

  /** Opens the field for the user's newest message on the page. Returns false if there is none. */
  openLast() {
    const row = [...this.#rows.querySelectorAll('.message[data-seq][data-own]:not(.removed)')].at(-1)
    if (row) this.open(row)
    return row !== undefined
  }

  /** Rows were added: shows what is not saved of them. */
  drawn(rows) {
    if (this.#entries.size === 0) return
    for (const row of rows) if (this.#entries.has(row.seq)) this.#draw(row, this.#entries.get(row.seq))
  }

  /** The server has a new text for the message of a row. */
  edited(row) {
    if (this.#entries.has(row.seq)) this.#draw(row, this.#entries.get(row.seq))
    this.#editor.changed(row)
  }

  removed(row) {
    this.#editor.leave(row)
    row.querySelector('.edit-state')?.remove()
  }

  /** An edit in the outbox has another status. */
  show(entry) {
    if (entry.kind !== 'edit' || entry.room !== this.#room) return
    const { seq, clientId, status, error } = entry
    const known = this.#entries.get(seq)
    if (status === 'refused' && OVER.has(error?.code)) {
      if (this.#told) toast(reasonOf(error))
      return this.#chat.discard(clientId)
    }
    if (status === 'waiting' || status === 'refused') {
      this.#entries.set(seq, entry)
      if (known?.status === 'refused' && known.clientId !== clientId) this.#chat.discard(known.clientId)
    } else if (known?.clientId === clientId) this.#entries.delete(seq)
    else return
    const row = this.#log.row(seq)
    if (row && !row.matches('.removed')) this.#draw(row, this.#entries.get(seq), status === 'sent' ? entry.text : undefined)
  }

  #save(message, text, basedOn) {
    const mentions = this.#mentions.listed(text, writtenIn(message))
    this.#chat.edit(this.#room, message.seq, text, { mentions, basedOn, epoch: this.#epoch() }).catch(({ code }) => {
      // Other refusals are shown on the row.
      if (code === 'outbox-full' || code === 'closed') toast(words.refusal[code])
    })
  }

  /** Shows a row with an edit that is not saved; without one as the server has it, or will have it: with the text that was saved. */
  #draw(row, entry, saved) {
    row.querySelector('.edit-state')?.remove()
    const text = entry?.text ?? saved
    showText(row, text === undefined || text === row.message.text ? row.message : { text })
    foldLongRows([row])
    if (!entry) return
    const state = clone('edit-state')
    state.dataset.status = entry.status
    if (entry.status === 'refused') part(state, 'reason').textContent = reasonOf(entry.error ?? {})
    part(row, 'text').after(state)
  }

  #click({ target }) {
    const action = target.closest('.edit-state button')?.dataset.action
    const row = action && target.closest('.message')
    if (action === 'edit-again') this.open(row)
    if (action === 'discard-edit') {
      this.#back.focus({ preventScroll: true })
      this.#chat.discard(this.#entries.get(row.seq).clientId)
    }
  }
}
