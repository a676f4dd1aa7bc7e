import { openPicker } from '../emoji/button.js'
import { reasonOf } from '../timeline/unsent.js'
import { toast } from '../toast.js'
import { nameOf, words } from '../words.js'
import { drawChips } from './chips.js'
import { ReactionPeople } from './people.js'
import { isMine, next, withWishes } from './totals.js'
import { noteUse } from './used.js'

const KINDS = { react: true, unreact: false }
/** The number of people whom a tooltip names. */
const NAMED = 10

/** The reactions to the messages of a room: what others react with, and the user's own, which are shown before they are saved. */
export class Reactions {
  #log
  #chat
  #api
  #room
  #self
  #epoch
  #settle
  #told
  #people
  /** The reactions that are not saved yet, by the seq of the message: a Map of emoji to `{on, clientId}`. */
  #wishes = new Map()

  /**
   * `epoch()` returns the epoch of the messages' seqs; `settle()` is called when rows have another height. Refusals are `told`
   * in one of the places that show the message.
   */
  constructor(rows, { log, chat, api, room, self, epoch, settle, signal, told = true }) {
    this.#log = log
    this.#chat = chat
    this.#api = api
    this.#room = room
    this.#self = self.id
    this.#epoch = epoch
    this.#settle = settle
    this.#told = told
    this.#people = new ReactionPeople(document.getElementById('message-reactions'), { api, room, signal })
    rows.addEventListener('click', ({ target }) => this.#click(target.closest('.reactions > button')))
    for (const type of ['pointerover', 'focusin']) rows.addEventListener(type, ({ target }) => this.#name(target.closest('.reaction')))
    for (const entry of chat.outbox) this.show(entry)
    signal.addEventListener('abort', chat.on('outbox', (entry) => this.show(entry)))
  }

  /** A 'reacted' event. Applying it again changes nothing. */
  receive(event) {
    const row = event.emoji && this.#log.row(event.messageSeq)
    if (!row || row.message.deletedAt) return
    this.#set(row, next(row.message.reactions ?? [], event, this.#self))
  }

  /** Rows of history were added. Asks which reactions are the user's own where the history does not list everyone. */
  async drawn(rows) {
    const seqs = new Set(this.#wishes.keys())
    for (const row of rows) if (seqs.has(row.seq)) this.draw(row)
    const unsure = rows.filter(({ message }) => message?.reactions?.some((one) => one.count > one.people.length && !isMine(one, this.#self)))
    if (unsure.length === 0) return
    const query = new URLSearchParams({ from: unsure[0].seq, to: unsure.at(-1).seq, ...(this.#epoch() && { epoch: this.#epoch() }) })
    const { reactions } = await this.#api.get(`/rooms/${encodeURIComponent(this.#room)}/messages/reactions/mine?${query}`).catch(() => ({ reactions: [] }))
    const own = new Set(reactions.map(({ seq, emoji }) => `${seq} ${emoji}`))
    for (const row of unsure) {
      if (row.message.reactions) this.#set(row, row.message.reactions.map((one) => ({ ...one, mine: isMine(one, this.#self) || own.has(`${row.seq} ${one.emoji}`) })))
    }
  }

  /** Shows the reactions of a row; none if its message is being deleted. */
  draw(row) {
    const wishes = new Map([...(this.#wishes.get(row.seq) ?? [])].map(([emoji, { on }]) => [emoji, on]))
    drawChips(row, row.matches('.removed') ? [] : withWishes(row.message.reactions ?? [], wishes, this.#self))
  }

  /** A reaction in the outbox has another status. */
  show({ kind, room, seq, emoji, clientId, status, error }) {
    if (!(kind in KINDS) || room !== this.#room) return
    const ofMessage = this.#wishes.get(seq) ?? new Map()
    const row = this.#log.row(seq)
    if (status === 'waiting') this.#wishes.set(seq, ofMessage.set(emoji, { on: KINDS[kind], clientId }))
    else if (ofMessage.get(emoji)?.clientId === clientId) {
      // The event comes a moment later, and says the same.
      if (status === 'sent' && row) row.message = { ...row.message, reactions: withWishes(row.message.reactions ?? [], [[emoji, KINDS[kind]]], this.#self) }
      ofMessage.delete(emoji)
      if (ofMessage.size === 0) this.#wishes.delete(seq)
    }
    if (status === 'refused') {
      this.#chat.discard(clientId)
      if (this.#told) toast(words.reactionRefused(reasonOf(error ?? {}), error?.code))
    }
    if (row) this.#redraw(row)
  }

  /** Reacts to the message of a row, or takes that back if the user has reacted with this emoji. */
  toggle(row, emoji) {
    const chip = [...row.querySelectorAll('.reaction')].find((one) => one.dataset.emoji === emoji)
    const on = chip?.ariaPressed !== 'true'
    if (on) noteUse(emoji)
    this.#chat.react(this.#room, row.seq, emoji, on, { epoch: this.#epoch() }).catch(({ code }) => {
      if (code === 'outbox-full' || code === 'closed') toast(words.refusal[code])
    })
  }

  showPeople(message) {
    this.#people.open(message)
  }

  /** Opens the picker to react to the message of a row. */
  pick(row, anchor) {
    openPicker(anchor, (emoji) => row.isConnected && this.toggle(row, emoji))
  }

  #click(button) {
    if (!button || document.body.hasAttribute('data-archived')) return
    const row = button.closest('.message')
    if (button.dataset.emoji) this.toggle(row, button.dataset.emoji)
    else this.pick(row, button)
  }

  /** Puts the names of those who reacted into the tooltip of a chip, once for each count. */
  async #name(chip) {
    if (!chip || chip.dataset.named !== undefined || this.#chat.state !== 'online') return
    chip.dataset.named = ''
    const { emoji, row } = { emoji: chip.dataset.emoji, row: chip.closest('.message') }
    const path = `/rooms/${encodeURIComponent(this.#room)}/messages/${row.seq}/reactions/${encodeURIComponent(emoji)}?limit=${NAMED}`
    const { people } = await this.#api.get(path).catch(() => ({ people: [] }))
    const count = row.message.reactions?.find((one) => one.emoji === emoji)?.count ?? 0
    if (people.length === 0) delete chip.dataset.named // asks again
    else chip.title = words.reacted(people.map(nameOf), Math.max(0, count - people.length))
  }

  #set(row, reactions) {
    row.message = { ...row.message, reactions }
    this.#redraw(row)
  }

  #redraw(row) {
    this.draw(row)
    this.#settle()
  }
}
