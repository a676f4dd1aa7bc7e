import { renameMentions } from '../mentions/draw.js'
import { drawChips } from '../reactions/chips.js'
import { arrange } from '../timeline/arrange.js'
import { drawAnswered } from '../timeline/replies.js'
import { drawRow, foldLongRows, removeText, showAuthor, showText } from '../timeline/row.js'

/** The first message of a thread and its replies, in seq order, whatever the order in which pages and events arrive. */
export class ThreadRows {
  #root
  #first
  #replies
  #self
  #take
  #changed
  #rows = new Map()
  /** The messages that are shown above replies to them, by their seqs. */
  #answered = new Map()

  /**
   * The elements for the first message and for its replies. `take(message)` returns the row with which it was sent, or null;
   * `changed(row)` is called when the message of a row was edited or deleted.
   */
  constructor(root, { first, replies, self, take, changed }) {
    this.#root = root
    this.#first = first
    this.#replies = replies
    this.#self = self
    this.#take = take
    this.#changed = changed
  }

  get firstSeq() {
    return this.#replies.querySelector('[data-seq]')?.seq ?? null
  }

  /** The number of replies on the page, without deleted ones. */
  get count() {
    return this.#replies.querySelectorAll('.message:not(.removed)').length
  }

  /** The seq of the message to reply to: the first one, or if it was deleted the newest reply; null if all were deleted. */
  get target() {
    return [this.#root, ...[...this.#rows.keys()].sort((one, other) => other - one)].find((seq) => this.#isPresent(seq)) ?? null
  }

  /** Whether a message is in the thread, as far as that is known here. */
  has(seq) {
    return seq === this.#root || this.#rows.has(seq)
  }

  /** Returns the row of a message, or null. */
  row(seq) {
    return this.#rows.get(seq) ?? null
  }

  /** Shows messages as they are now, unless something newer is shown. Returns their rows. */
  show(messages, answered = []) {
    for (const message of answered) this.#answered.set(message.seq, message)
    for (const message of messages) this.#show(message)
    const rows = messages.map(({ seq }) => this.#rows.get(seq)).filter(Boolean)
    foldLongRows(rows)
    return rows
  }

  rename(people) {
    const known = new Map(people.map((person) => [person.id, person]))
    for (const part of [this.#first, this.#replies]) renameMentions(part, known)
    for (const row of this.#rows.values()) {
      const now = known.get(row.message.author.id)
      if (now) showAuthor(row, { ...row.message.author, name: now.name, role: now.role, avatar: now.avatar })
    }
  }

  #isPresent(seq) {
    return this.#rows.has(seq) && !this.#rows.get(seq).matches('.removed')
  }

  #show(message) {
    const row = this.#rows.get(message.seq)
    if (!row) this.#add(message)
    else if (rank(message) > rank(row.message)) this.#change(row, message)
    else if (message.reactions && !row.message.reactions && !row.matches('.removed')) {
      // An event came before the page.
      row.message = { ...row.message, reactions: message.reactions }
      drawChips(row, message.reactions)
    }
    for (const line of this.#replies.querySelectorAll(`.answered[data-answers="${message.seq}"]`)) drawAnswered(line.closest('.message'), message)
  }

  #change(row, message) {
    const { author, reactions } = row.message
    if (message.deletedAt) removeText(row, message.removed)
    else if (row.matches('.removed')) return // it is being deleted
    else showText(row, message)
    row.message = { ...message, author, reactions: message.deletedAt ? [] : reactions }
    this.#changed(row)
  }

  #add(message) {
    const row = this.#take(message) ?? drawRow(message, this.#self.id)
    if (message.deletedAt) removeText(row, message.removed)
    this.#rows.set(message.seq, row)
    const answered = message.replyTo !== this.#root && (this.#rows.get(message.replyTo)?.message ?? this.#answered.get(message.replyTo))
    if (answered) drawAnswered(row, answered)
    if (message.seq === this.#root) this.#first.append(row)
    else {
      const next = [...this.#replies.querySelectorAll('[data-seq]')].find(({ seq }) => seq > message.seq)
      this.#replies.insertBefore(row, next ?? null)
      if (next) arrange(next)
    }
    arrange(row)
  }
}

function rank({ version, deletedAt }) {
  return deletedAt ? Infinity : (version ?? 1)
}
