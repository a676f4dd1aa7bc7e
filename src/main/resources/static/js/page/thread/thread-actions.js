import { Reactions } from '../reactions/reactions.js'
import { Actions } from '../timeline/actions.js'
import { Deletions } from '../timeline/deletions.js'
import { Edits } from '../timeline/edits.js'

/**
 * What the user can do with the messages of a thread, as in the room. The room's timeline tells of refusals, so that they are told
 * once.
 */
export class ThreadActions {
  #closing = new AbortController()
  #edits
  #deletions
  #reactions
  #actions

  /**
   * `log.row(seq)` returns a row in `list`; `epoch()` the epoch of their seqs; `field` gets the focus from fields and buttons that
   * disappear; `settle()` is called when rows have another height.
   */
  constructor(thread, list, { log, chat, api, self, room, home, items, mentions, epoch, field, settle }) {
    const { signal } = this.#closing
    const shared = { log, chat, room, epoch, told: false }
    this.#edits = new Edits(list, { ...shared, mentions, back: field })
    this.#deletions = new Deletions({
      ...shared,
      hidden: (row) => this.hidden(row),
      restored: () => this.#actions.settle(),
      undone: () => field.focus({ preventScroll: true }),
    })
    this.#reactions = new Reactions(list, { ...shared, api, self, settle, signal })
    this.#actions = new Actions(thread, list, {
      self, room, home, api, items, signal,
      edit: (row) => this.#edits.open(row),
      deletions: this.#deletions,
      reactions: this.#reactions,
      answers: false,
    })
    for (const entry of chat.outbox) {
      this.#edits.show(entry)
      this.#deletions.show(entry)
    }
  }

  close() {
    this.#closing.abort()
    this.#edits.close()
    this.#deletions.close()
  }

  /** Rows were added, in seq order. */
  drawn(rows) {
    this.#edits.drawn(rows)
    this.#deletions.drawn(rows)
    this.#reactions.drawn(rows)
    this.#actions.settle()
  }

  /** The text of a row is gone, for now or for good. */
  hidden(row) {
    this.#edits.removed(row)
    this.#actions.removed(row)
  }

  /** An event of the room, which may be known. Call it before the rows change. */
  take(event) {
    if (event.type === 'reacted') this.#reactions.receive(event)
    if (event.type === 'edited') this.#deletions.edited(event.message)
    if (event.type === 'deleted') this.#deletions.removed(event.message)
  }

  /** The message of a row has another text. */
  edited(row) {
    this.#edits.edited(row)
  }

  /** Opens a field for the user's newest message in the thread. Returns false if there is none. */
  editLast() {
    return this.#edits.openLast()
  }
}
