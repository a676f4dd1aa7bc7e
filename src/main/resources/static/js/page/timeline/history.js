import { isLine } from './event-line.js'

/** Events that the server gives at once, at most. */
const EVENTS = 200
/** How far back, in events, the lines between the messages of one page are looked for. */
const FAR = 5 * EVENTS

/**
 * The room's past, by REST, as entries in seq order: messages, each with the seq of the event that posted it, and those other
 * events that are shown as lines between them.
 */
export class History {
  #api
  #room
  /** The epoch of the pages: that of the newest page that was loaded last. */
  epoch = null

  constructor(api, room) {
    this.#api = api
    this.#room = `/rooms/${encodeURIComponent(room)}`
  }

  /** The seq of the newest event of the room. */
  async lastSeq() {
    return (await this.#api.get(this.#room)).lastSeq
  }

  /** The newest page: `{entries, more, lastSeq}`; it reaches to lastSeq. */
  async newest(limit) {
    this.epoch = null
    const { messages, more, lastSeq } = await this.#get('messages', { limit })
    return { entries: await this.#withLines(messages, more, lastSeq), more, lastSeq }
  }

  /** The page that ends before a seq, as `{entries, more}`. */
  async before(seq) {
    const { messages, more } = await this.#get('messages', { before: seq, limit: 100 })
    return { entries: await this.#withLines(messages, more, seq - 1), more }
  }

  /** The page that begins after a seq and reaches to lastSeq, as `{entries, more, lastSeq, end}`; the room reaches to end. */
  async after(seq) {
    const { events, more, lastSeq: end } = await this.#get('events', { after: seq, limit: 100 })
    return { entries: events.filter(isShown).map(entryOf), more, lastSeq: events.at(-1)?.seq ?? seq, end }
  }

  /** What stands before and after a seq, as `{entries, more, lastSeq, end}`; `more` says whether there is more before it. */
  async around(seq) {
    const [before, after] = await Promise.all([this.before(seq + 1), this.after(seq)])
    return { ...after, entries: [...before.entries, ...after.entries], more: before.more }
  }

  /** When the first message after a seq was sent; undefined for none. */
  async sentAfter(seq) {
    const { messages } = await this.#get('messages', { after: seq, limit: 1 })
    return messages[0]?.sentAt
  }

  /** The log has no holes: where seqs are missing between the messages something else has happened, and only there. */
  async #withLines(messages, more, end) {
    const start = more ? messages[0].seq : 1
    if (end - start + 1 <= messages.length) return messages
    const first = Math.max(start, end - FAR + 1)
    const events = await this.#events(first, end)
    // There may have been more of the same kind before the first of them, which was not looked at.
    if (first > start && events.length > 0) events[0] = { ...events[0], more: true }
    const lines = events.filter(isLine)
    return lines.length === 0 ? messages : [...messages, ...lines].sort((one, other) => one.seq - other.seq)
  }

  /** All events from one seq to another, both included. */
  async #events(first, last) {
    const starts = Array.from({ length: Math.ceil((last - first + 1) / EVENTS) }, (_, i) => first + i * EVENTS)
    const pages = await Promise.all(
      starts.map((start) => this.#get('events', { after: start - 1, limit: Math.min(EVENTS, last - start + 1) })),
    )
    return pages.flatMap(({ events }) => events)
  }

  /** Rejects with the code epoch-changed where the room has another log since the newest page came. */
  async #get(resource, query) {
    const answer = await this.#api.get(`${this.#room}/${resource}?${new URLSearchParams(query)}`)
    this.epoch ??= answer.epoch
    if (answer.epoch !== this.epoch) throw Object.assign(new Error('The log is another one'), { code: 'epoch-changed' })
    return answer
  }
}

export function isPost(event) {
  return event.type === 'posted'
}

/** Whether an event makes an entry of its own. */
export function isShown(event) {
  return isPost(event) || isLine(event)
}

/** A 'posted' event is its message, with the event's seq; another event is itself. */
export function entryOf(event) {
  return isPost(event) ? { ...event.message, seq: event.seq } : event
}

export function isMessage(entry) {
  return entry.type === undefined
}
