import { showTime, timeOf } from '../clock.js'
import { words } from '../words.js'
import { clone, part } from './row.js'
import { wordDiff } from './word-diff.js'

/** The dialog with the versions of an edited message, the newest first, each with what it changed. */
export class Versions {
  #dialog
  #api
  #room
  #self
  /** The message whose versions are shown. */
  #message = null

  /** Rooms share the dialog until the signal. */
  constructor(dialog, { api, room, self, signal }) {
    this.#dialog = dialog
    this.#api = api
    this.#room = room
    this.#self = self
    dialog.querySelector('[data-action="close"]').addEventListener('click', () => dialog.close(), { signal })
    dialog.addEventListener('close', () => (this.#message = null), { signal })
  }

  /** Whether the message was edited and the user can read its earlier versions. */
  has({ editedAt, author }) {
    const { versions, moderates } = document.body.dataset
    const may = versions === 'everyone' || (versions === 'moderators' && (author.id === this.#self.id || moderates !== undefined))
    return editedAt !== undefined && may
  }

  async open(message) {
    this.#message = message
    this.#show([], '')
    this.#dialog.showModal()
    try {
      const { versions } = await this.#api.get(`/rooms/${encodeURIComponent(this.#room)}/messages/${message.seq}/versions`)
      if (this.#message === message) this.#show(versions, versions.length > 0 ? '' : words.removed)
    } catch ({ code }) {
      if (this.#message === message) this.#show([], words.refusal[code] ?? words.problem.versions)
    }
  }

  #show(versions, problem) {
    part(this.#dialog, 'problem').textContent = problem
    const items = versions.map((version, i) => this.#item(version, versions[i - 1]))
    part(this.#dialog, 'versions').replaceChildren(...items.reverse())
  }

  #item({ text, at }, before) {
    const item = clone('message-version')
    const time = part(item, 'version-time')
    showTime(time, at)
    time.textContent = timeOf(at)
    const differences = before ? wordDiff(before.text, text) : [{ kind: 'same', text }]
    part(item, 'version-text').append(...differences.map(markUp))
    return item
  }
}

function markUp({ kind, text }) {
  if (kind === 'same') return text
  const element = document.createElement(kind === 'added' ? 'ins' : 'del')
  element.textContent = text
  return element
}
