import { toast } from '../toast.js'
import { words } from '../words.js'

/** The items of a message's menu that bookmark it. */
export class BookmarkItems {
  #bookmarks

  constructor(bookmarks) {
    this.#bookmarks = bookmarks
  }

  /** Shows the item of the menu that applies to a message. */
  offer(menu, { seq }) {
    const bookmarked = this.#bookmarks.has(seq)
    menu.querySelector('[data-action="bookmark"]').hidden = bookmarked
    menu.querySelector('[data-action="unbookmark"]').hidden = !bookmarked
  }

  /** Does what an item says. Does nothing for other items. */
  async choose(action, { seq }, room) {
    if (action !== 'bookmark' && action !== 'unbookmark') return
    const bookmarked = action === 'bookmark'
    try {
      await this.#bookmarks.change(room, seq, bookmarked)
      toast(bookmarked ? words.bookmarks.added : words.bookmarks.removed)
    } catch ({ code }) {
      toast(words.bookmarks.refusal[code] ?? words.bookmarks.refusal.other)
    }
  }
}
