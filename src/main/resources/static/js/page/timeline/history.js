import { isLine } from './event-line.js'

/** The maximum number of events that the server returns at once. */
const MAX_EVENTS = 200
/** The number of events in which the lines of one page are looked for. */
const LINES_WITHIN = 5 * MAX_EVENTS

/**
 * The room's history, loaded by REST, as entries in seq order: messages, each with the seq of the event that posted it, and the
 * events that are shown as lines between them.
 */
export class History {
  #api
  #room
  /** Called with the messages that others of a page reply to, if they are not in it themselves. */
  onAnswered = () => {}
  /** Called with the messages of a page, what it says of their threads, and the seq up to which that is. */
  onThreads = () => {}
  /** The epoch of the newest page that was loaded last. */
  epoch = null

  constructor(api, room) {
    this.#api = api
    this.#room = `/rooms/${encodeURIComponent(room)}`
  }

  /** Resolves to the seq of the room's newest event. */
  async lastSeq() {
    return (await this.#api.get(this.#room)).lastSeq
  }

  /** Loads the newest page, `{entries, more, lastSeq}`, which reaches lastSeq. */
  async newest(limit) {
    this.epoch = null
    const { messages, more, lastSeq } = await this.#get('messages', { limit })
    return { entries: await this.#withLines(messages, more, lastSeq), more, lastSeq }
  }

  /** Returns the newest page as it came with the document, `{history, lines, cut}`, in the form of `newest`. */
  opening({ history, lines, cut }) {
    const { messages, more, lastSeq, epoch } = history
    this.epoch = epoch
    this.#tell(history)
    if (cut) lines[0].more = true
    return { entries: inOrder(messages, lines), more, lastSeq }
  }

  /** Loads the page before a seq, as `{entries, more}`. */
  async before(seq) {
    const { messages, more } = await this.#get('messages', { before: seq, limit: 100 })
    return { entries: await this.#withLines(messages, more, seq - 1), more }
  }

  /** Loads the page after a seq up to lastSeq, as `{entries, more, lastSeq, end}`; the room reaches `end`. */
  async after(seq) {
    const { events, more, lastSeq: end } = await this.#get('events', { after: seq, limit: 100 })
    return { entries: events.filter(isShown).map(entryOf), more, lastSeq: events.at(-1)?.seq ?? seq, end }
  }

  /** Loads the entries around a seq, as `{entries, more, lastSeq, end}`; `more` is whether there are earlier ones. */
  async around(seq) {
    const { messages, more, moreAfter, lastSeq: end } = await this.#get('messages', { around: Math.max(1, seq), limit: 100 })
    const lastSeq = moreAfter ? messages.at(-1).seq : end
    return { entries: await this.#withLines(messages, more, lastSeq), more, lastSeq, end }
  }

  /** Resolves to the message with a seq, or undefined if there is none. */
  async message(seq) {
    const { messages } = await this.#get('messages', { around: seq, limit: 1 })
    return messages.find((message) => message.seq === seq)
  }

  /** Resolves to the time of the first message after a seq, or undefined if there is none. */
  async sentAfter(seq) {
    const { messages } = await this.#get('messages', { after: seq, limit: 1 })
    return messages[0]?.sentAt
  }

  /** Resolves to the seq of the first message that was sent at a time or later, or undefined if there is none. */
  async firstSince(time) {
    const { messages } = await this.#get('messages', { since: time.toISOString(), limit: 1 })
    return messages[0]?.seq
  }

  /** The log has no gaps: missing seqs between the messages belong to other events. */
  async #withLines(messages, more, end) {
    const start = more ? messages[0].seq : 1
    if (end - start + 1 <= messages.length) return messages
    const first = Math.max(start, end - LINES_WITHIN + 1)
    const events = await this.#events(first, end)
    // Earlier events of the same kind were not loaded, so the count in the first line may be too low.
    if (first > start && events.length > 0) events[0] = { ...events[0], more: true }
    return inOrder(messages, events.filter(isLine))
  }

  /** Loads all events from one seq to another, both inclusive. */
  async #events(first, last) {
    const starts = Array.from({ length: Math.ceil((last - first + 1) / MAX_EVENTS) }, (_, i) => first + i * MAX_EVENTS)
    const pages = await Promise.all(
      starts.map((start) => this.#get('events', { after: start - 1, limit: Math.min(MAX_EVENTS, last - start + 1) })),
    )
    return pages.flatMap(({ events }) => events)
  }

  /** Rejects with the code epoch-changed if the epoch changed since the newest page was loaded. */
  async #get(resource, query) {
    const answer = await this.#api.get(`${this.#room}/${resource}?${new URLSearchParams(query)}`)
    this.epoch ??= answer.epoch
    if (answer.epoch !== this.epoch) throw Object.assign(new Error('The epoch has changed'), { code: 'epoch-changed' })
    this.#tell(answer)
    return answer
  }

  #tell({ messages, events = [], answered = [], threads = [], lastSeq }) {
    this.onThreads(messages ?? events.filter(isPost).map(entryOf), threads, lastSeq)
    this.onAnswered(answered)
  }
}

function inOrder(messages, lines) {
  return lines.length === 0 ? messages : [...messages, ...lines].sort((one, other) => one.seq - other.seq)
}

export function isPost(event) {
  return event.type === 'posted'
}

/** Whether an event is shown as an entry. */
export function isShown(event) {
  return isPost(event) || isLine(event)
}

/** Returns the message of a 'posted' event with the event's seq; another event is its own entry. */
export function entryOf(event) {
  return isPost(event) ? { ...event.message, seq: event.seq } : event
}

export function isMessage(entry) {
  return entry.type === undefined
}
