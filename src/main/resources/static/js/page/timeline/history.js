/** The room's past, by REST. Messages come with the seq of the event that posted them. */
export class History {
  #base

  constructor(api, room) {
    this.#base = `${api}/rooms/${encodeURIComponent(room)}`
  }

  /** The newest page: `{messages, more, lastSeq}`, messages in seq order. */
  newest() {
    return this.#get('messages', { limit: 50 })
  }

  /** The page that ends before a seq. */
  before(seq) {
    return this.#get('messages', { before: seq, limit: 100 })
  }

  /** The page that begins after a seq, as `{messages, more}`. */
  async after(seq) {
    const { events, more } = await this.#get('events', { after: seq, limit: 100 })
    return { messages: events.filter(isPost).map(posted), more }
  }

  async #get(resource, query) {
    const response = await fetch(`${this.#base}/${resource}?${new URLSearchParams(query)}`, {
      headers: { Accept: 'application/json' },
    })
    if (!response.ok) throw Object.assign(new Error(`${response.status} for ${resource}`), { status: response.status })
    return response.json()
  }
}

export function isPost(event) {
  return event.type === 'posted'
}

/** The message of a 'posted' event, with the event's seq. */
export function posted({ seq, message }) {
  return { ...message, seq }
}
