import { toast } from '../toast.js'
import { words } from '../words.js'
import { foldDeleted } from './deleted-runs.js'
import { removeText, restoreText } from './row.js'
import { reasonOf } from './unsent.js'

/**
 * Deletes messages: at once on the page, and on the server once the user can no longer change their mind. Until the server has deleted
 * a message, the page keeps its text.
 */
export class Deletions {
  #log
  #chat
  #room
  #epoch
  #hidden
  #restored
  #undone
  #told
  /** The messages that are hidden and not deleted yet, by their seq. */
  #messages = new Map()
  #stop

  /**
   * `epoch()` returns the epoch of the messages' seqs; `hidden(row)` and `restored(row)` are called when a row lost or got its text, and
   * `undone()` after the user took a deletion back. Refusals are `told` in one of the places that show the message.
   */
  constructor({ log, chat, room, epoch, hidden, restored, undone, told = true }) {
    this.#log = log
    this.#chat = chat
    this.#room = room
    this.#epoch = epoch
    this.#hidden = hidden
    this.#restored = restored
    this.#undone = undone
    this.#told = told
    this.#stop = chat.on('outbox', (entry) => this.show(entry))
    document.addEventListener('deleting', this.#elsewhere)
  }

  close() {
    this.#stop()
    document.removeEventListener('deleting', this.#elsewhere)
  }

  /** Deletes a message of the user's own, and offers to undo that. */
  delete({ message }) {
    const epoch = this.#epoch()
    this.#everywhere(message.seq, true)
    const undo = () => {
      this.#everywhere(message.seq, false)
      this.#undone()
    }
    toast(words.deleted, { undo, done: () => this.#send(message.seq, epoch) })
  }

  /** Deletes a message at once, after the user was asked. */
  remove({ seq }) {
    this.#everywhere(seq, true)
    this.#send(seq, this.#epoch())
  }

  /** Rows were added: hides what is being deleted of them. */
  drawn(rows) {
    if (this.#messages.size === 0) return
    for (const row of rows) if (this.#messages.has(row.seq)) this.#hide(row.seq)
  }

  /** The message was edited. If it is hidden, the new text is the one that would come back. */
  edited(message) {
    if (this.#messages.has(message.seq)) this.#messages.set(message.seq, message)
  }

  /** The server has deleted the message. */
  removed({ seq }) {
    this.#messages.delete(seq)
  }

  /** A deletion in the outbox has another status. */
  show(entry) {
    if (entry.kind !== 'delete' || entry.room !== this.#room) return
    const { seq, clientId, status, error } = entry
    if (status === 'waiting') this.#hide(seq)
    if (status === 'discarded') this.#restore(seq)
    if (status !== 'refused') return
    this.#chat.discard(clientId)
    if (this.#told && error?.code !== 'message-unknown') toast(`${words.problem.removal} ${reasonOf(error ?? {})}`)
  }

  #send(seq, epoch) {
    this.#chat.remove(this.#room, seq, { epoch }).catch(({ code }) => {
      // Other refusals come as an event of the outbox.
      if (code !== 'outbox-full' && code !== 'closed') return
      this.#everywhere(seq, false)
      toast(words.refusal[code])
    })
  }

  /** The room and the panel can show the same message. */
  #everywhere(seq, hidden) {
    document.dispatchEvent(new CustomEvent('deleting', { detail: { room: this.#room, seq, hidden } }))
  }

  #elsewhere = ({ detail: { room, seq, hidden } }) => {
    if (room !== this.#room) return
    if (hidden) this.#hide(seq)
    else this.#restore(seq)
  }

  #hide(seq) {
    const row = this.#log.row(seq)
    if (!row || row.matches('.removed')) return this.#messages.has(seq) || this.#messages.set(seq, null)
    this.#messages.set(seq, row.message)
    removeText(row, !('own' in row.dataset))
    foldDeleted([row])
    this.#hidden(row)
  }

  #restore(seq) {
    const message = this.#messages.get(seq)
    this.#messages.delete(seq)
    const row = message && this.#log.row(seq)
    if (!row) return
    restoreText(row, message)
    foldDeleted([row])
    this.#restored(row)
  }
}
