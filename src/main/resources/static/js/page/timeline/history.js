import { isLine } from './event-line.js'

/** How far back, in events, the lines between the messages of one page are looked for. */
const FAR = 200

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

  /** The newest page: `{entries, more, lastSeq}`; it reaches to lastSeq. */
  async newest() {
    this.epoch = null
    const { messages, more, lastSeq } = await this.#get('messages', { limit: 50 })
    return { entries: await this.#withLines(messages, more, lastSeq), more, lastSeq }
  }

  /** The page that ends before a seq, as `{entries, more}`. */
  async before(seq) {
    const { messages, more } = await this.#get('messages', { before: seq, limit: 100 })
    return { entries: await this.#withLines(messages, more, seq - 1), more }
  }

  /** The page that begins after a seq and reaches to lastSeq, as `{entries, more, lastSeq}`. */
  async after(seq) {
    const { events, more } = await this.#get('events', { after: seq, limit: 100 })
    return { entries: events.filter(isShown).map(entryOf), more, lastSeq: events.at(-1)?.seq ?? seq }
  }

  /** The log has no holes: where seqs are missing between the messages something else has happened, and only there. */
  async #withLines(messages, more, end) {
    const start = more ? messages[0].seq : 1
    if (end - start + 1 <= messages.length) return messages
    const { events } = await this.#get('events', { after: Math.max(start - 1, end - FAR), limit: FAR })
    const lines = events.filter((event) => isLine(event) && event.seq <= end)
    return lines.length === 0 ? messages : [...messages, ...lines].sort((one, other) => one.seq - other.seq)
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
