import { showAvatar } from '../avatar.js'
import { words } from '../words.js'
import { foldDeleted } from './deleted-runs.js'
import { clone, part } from './row.js'
import { ThreadCounts } from './thread-counts.js'

/** The line below each message that others replied to: how many replies there are, and from whom. */
export class Threads {
  #log
  #counts = new ThreadCounts()

  constructor(log) {
    this.#log = log
  }

  /** A page that reaches a seq has these messages, and said this of their threads. */
  tell(messages, threads, seq) {
    this.#counts.tell(messages, threads, seq)
  }

  /** An event of the room, which may be known. */
  take(event) {
    const root = this.#counts.take(event)
    const row = root && this.#log.row(root)
    if (!row) return
    this.draw([row])
    foldDeleted([row])
  }

  draw(rows) {
    for (const row of rows) if (row.message?.seq && !row.message.thread) this.#draw(row)
  }

  #draw(row) {
    const { count, authors } = this.#counts.of(row.message.seq)
    const line = row.querySelector('.thread-line')
    if (count === 0) return line?.remove()
    const shown = line ?? clone('thread-line')
    part(shown, 'thread-count').textContent = words.replies(count)
    part(shown, 'thread-faces').replaceChildren(...authors.map(face))
    if (!line) row.append(shown)
  }
}

function face(author) {
  const avatar = document.createElement('span')
  avatar.className = 'avatar'
  showAvatar(avatar, author, { size: 24 })
  return avatar
}
