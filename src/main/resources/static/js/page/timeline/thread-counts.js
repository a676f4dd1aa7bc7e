const FACES = 3
/** The number of threads of which the replies that arrived are remembered. */
const REMEMBERED = 1_000

/**
 * How many replies the threads of a room have, and from whom. Pages of history say what was at their end; replies and deletions that
 * arrive later are added. The order in which pages and events arrive does not matter. Does not access the page.
 */
export class ThreadCounts {
  /** The counts from pages, `{count, authors, seq}`, by the seq of its first message. */
  #told = new Map()
  /** The replies that arrived, `{author, deleted}`, by their seq, by the seq of the first message. */
  #arrived = new Map()

  /** A page that reaches a seq has these messages, and said this of their threads. */
  tell(messages, threads, seq) {
    const told = new Map(threads.map((thread) => [thread.root, thread]))
    for (const message of messages) {
      const known = this.#told.get(message.seq)
      if (known && known.seq > seq) continue
      const { replies, authors } = told.get(message.seq) ?? { replies: 0 }
      if (replies > 0) this.#told.set(message.seq, { count: replies, authors, seq })
      else this.#told.delete(message.seq)
    }
  }

  /** An event of the room, which may be known. Returns the seq of the thread's first message; null if it changes no thread. */
  take({ type, seq, message }) {
    const root = message?.thread
    if (!root || (type !== 'posted' && type !== 'deleted')) return null
    if (!this.#arrived.has(root)) this.#arrived.set(root, new Map())
    const replies = this.#arrived.get(root)
    if (type === 'deleted') replies.set(message.seq, { author: message.author, deleted: seq })
    else if (!replies.has(message.seq)) replies.set(message.seq, { author: message.author, deleted: message.deletedAt ? seq : 0 })
    if (this.#arrived.size > REMEMBERED) this.#arrived.delete(this.#arrived.keys().next().value)
    return root
  }

  /** Returns the thread of a message, `{count, authors}`, with at most three authors, those of the newest replies. */
  of(root) {
    const told = this.#told.get(root) ?? { count: 0, authors: [], seq: root }
    const replies = [...(this.#arrived.get(root) ?? [])]
    const later = replies.filter(([seq, { deleted }]) => seq > told.seq && !deleted)
    const gone = replies.filter(([seq, { deleted }]) => seq <= told.seq && deleted > told.seq)
    const authors = new Map([...later.map(([, { author }]) => author).reverse(), ...told.authors].map((author) => [author.id, author]))
    return { count: Math.max(0, told.count + later.length - gone.length), authors: [...authors.values()].slice(0, FACES) }
  }
}
