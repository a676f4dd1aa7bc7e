import { beginning } from '../text.js'
import { nameOf, words } from '../words.js'
import { plainText } from './markup.js'
import { clone, part } from './row.js'
import { Threads } from './threads.js'

/** The number of characters of a message that its replies show, as on the server. */
const LENGTH = 80
/** The number of answered messages that are remembered, besides those on the page. */
const REMEMBERED = 1_000
/** Milliseconds after scrolling, before the page looks whether the reader has come back to the reply. */
const LOOK_AFTER = 200

/**
 * The line above each reply that shows the message that it replies to, as that is now. It leads there, and a button leads back.
 * Below a message with replies, a line opens its thread. Fires 'message-changed' with a message that was edited or deleted, and
 * 'thread' with the seq of the first message of the thread that the user opens.
 */
export class Replies {
  #timeline
  #rows
  #scroller
  #back
  #log
  #history
  #epoch
  #places
  #threads
  #known = new Map()
  /** The seqs of the messages that a line on the page shows. */
  #shown = new Set()
  /** The promises of messages that are being loaded, by their seqs. */
  #asked = new Map()
  /** The seqs of the replies from which the reader went to the messages that they reply to. */
  #trail = []
  #timer

  /** `epoch()` and `places()` return what the timeline has. */
  constructor(timeline, rows, { log, history, epoch, places }) {
    this.#timeline = timeline
    this.#rows = rows
    this.#scroller = part(timeline, 'scroller')
    this.#back = timeline.querySelector('[data-action="reply-back"]')
    this.#log = log
    this.#history = history
    this.#epoch = epoch
    this.#places = places
    this.#threads = new Threads(log)
    history.onThreads = (messages, threads, seq) => this.#threads.tell(messages, threads, seq)
    history.onAnswered = (answered) => this.#know(answered)
    timeline.addEventListener('click', ({ target }) => this.#click(target.closest('button')))
    this.#scroller.addEventListener('scroll', () => this.#scrolled(), { passive: true })
  }

  /** The epoch of the messages' seqs. */
  get epoch() {
    return this.#epoch()
  }

  /** Shows in rows what they reply to, and their replies. Call it before the rows are in the page, so that they do not grow there. */
  fill(rows) {
    this.#threads.draw(rows)
    if (!rows.some(({ message }) => message?.replyTo)) return
    const drawn = new Map(rows.map(({ message }) => [message?.seq, message]))
    for (const row of rows) {
      const seq = row.message?.replyTo
      if (!seq) continue
      const line = row.querySelector('.answered') ?? addLine(row)
      line.dataset.answers = seq
      this.#shown.add(seq)
      const answered = drawn.get(seq) ?? this.#present(seq)
      if (answered) show(line, answered)
      else this.#ask(seq)
    }
  }

  /** Resolves to a message as replies show it, `{author, text, deletedAt}`; to undefined if it cannot be loaded. */
  async find(seq) {
    return this.#present(seq) ?? (await this.#ask(seq))
  }

  /** An event of the room, which may be known. */
  take(event) {
    this.#threads.take(event)
    if (event.type === 'edited' || event.type === 'deleted') this.#changed(event.message)
  }

  #changed(message) {
    if (this.#known.has(message.seq)) this.#know([message])
    else this.#redraw(message)
    this.#timeline.dispatchEvent(new CustomEvent('message-changed', { detail: message, bubbles: true }))
  }

  /** Accounts have another name. */
  rename(people) {
    const names = new Map(people.map((person) => [person.id, nameOf(person)]))
    for (const line of this.#shown.size > 0 ? this.#rows.querySelectorAll('.answered[data-author]') : []) {
      if (names.has(line.dataset.author)) part(line, 'answered-author').textContent = names.get(line.dataset.author)
    }
  }

  #present(seq) {
    return this.#log.row(seq)?.message ?? this.#known.get(seq)
  }

  #know(messages) {
    for (const message of messages) {
      this.#known.delete(message.seq)
      this.#known.set(message.seq, message)
      this.#redraw(message)
    }
    while (this.#known.size > REMEMBERED) this.#known.delete(this.#known.keys().next().value)
  }

  #redraw(message) {
    if (!this.#shown.has(message.seq)) return
    for (const line of this.#rows.querySelectorAll(`.answered[data-answers="${message.seq}"]`)) show(line, message)
  }

  /** Asks once for each message. After a failure, the next row that replies to it asks again. */
  #ask(seq) {
    if (!this.#asked.has(seq)) this.#asked.set(seq, this.#load(seq))
    return this.#asked.get(seq)
  }

  async #load(seq) {
    try {
      const message = await this.#history.message(seq)
      if (message) this.#know([message])
      return message
    } catch {
      return undefined
    } finally {
      this.#asked.delete(seq)
    }
  }

  #click(button) {
    if (button?.matches('.answered')) this.#jump(button)
    else if (button?.matches('.thread-line')) this.#open(button.closest('.message').seq)
    else if (button?.dataset.action === 'reply-back') this.#places().toMessage(this.#leave())
    else if (button?.dataset.action === 'jump') while (this.#trail.length > 0) this.#leave()
  }

  #open(seq) {
    this.#timeline.dispatchEvent(new CustomEvent('thread', { detail: seq, bubbles: true }))
  }

  #jump(line) {
    const { seq } = line.closest('.message')
    if (seq) this.#trail.push(seq)
    this.#back.hidden = this.#trail.length === 0
    this.#places().toMessage(Number(line.dataset.answers))
  }

  #leave() {
    const seq = this.#trail.pop()
    this.#back.hidden = this.#trail.length === 0
    return seq
  }

  #scrolled() {
    if (this.#trail.length === 0) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#isBack() && this.#leave(), LOOK_AFTER)
  }

  /** Whether the reader sees the last reply again. */
  #isBack() {
    const row = this.#trail.length > 0 && this.#log.row(this.#trail.at(-1))
    const { top, bottom } = this.#scroller.getBoundingClientRect()
    const place = row && row.getBoundingClientRect()
    return place && place.top >= top && place.bottom <= bottom
  }
}

/** Returns the one line that is shown of a message. A message without a text is being deleted. */
export function lineOf({ text, html, deletedAt, removed }) {
  if (!deletedAt && text !== '') return beginning(plainText({ text, html }), LENGTH)
  return removed ? words.removedByModerator : words.removed
}

/** Shows in a row what it replies to. */
export function drawAnswered(row, message) {
  const line = row.querySelector('.answered') ?? addLine(row)
  line.dataset.answers = message.seq
  show(line, message)
}

function addLine(row) {
  const line = clone('message-answered')
  row.querySelector('.message-head').after(line)
  return line
}

function show(line, message) {
  line.dataset.author = message.author.id
  line.classList.toggle('gone', Boolean(message.deletedAt) || message.text === '')
  part(line, 'answered-author').textContent = nameOf(message.author)
  part(line, 'answered-text').textContent = lineOf(message)
}
