import { showAvatar } from '../avatar.js'
import { showRole } from '../role.js'
import { clone, part } from '../timeline/row.js'
import { nameOf, words } from '../words.js'

/** The dialog with the people who reacted to a message: a tab for each emoji, and a hundred people at a time. */
export class ReactionPeople {
  #dialog
  #api
  #room
  #message = null
  #emoji
  /** The latest question. An answer to an earlier one is not shown. */
  #asked = null

  /** Rooms share the dialog until the signal. */
  constructor(dialog, { api, room, signal }) {
    this.#dialog = dialog
    this.#api = api
    this.#room = room
    const tabs = part(dialog, 'tabs')
    dialog.querySelector('[data-action="close"]').addEventListener('click', () => dialog.close(), { signal })
    dialog.addEventListener('close', () => (this.#message = this.#asked = null), { signal })
    tabs.addEventListener('click', ({ target }) => this.#choose(target.closest('[role="tab"]')), { signal })
    tabs.addEventListener('keydown', (event) => this.#press(event, [...tabs.children]), { signal })
    part(dialog, 'more').addEventListener('click', () => this.#message && this.#load(), { signal })
  }

  open(message) {
    this.#message = message
    const tabs = message.reactions.map(({ emoji, count }) => {
      const tab = clone('reacted-tab')
      tab.dataset.emoji = emoji
      part(tab, 'emoji').textContent = emoji
      part(tab, 'count').textContent = words.number(count)
      return tab
    })
    part(this.#dialog, 'tabs').replaceChildren(...tabs)
    this.#choose(tabs[0])
    this.#dialog.showModal()
  }

  #press(event, tabs) {
    const at = tabs.indexOf(event.target)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (!this.#message || at < 0 || to === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const tab = tabs.at(to % tabs.length)
    this.#choose(tab)
    tab.focus()
  }

  #choose(tab) {
    if (!tab || !this.#message) return
    for (const other of tab.parentElement.children) {
      other.ariaSelected = String(other === tab)
      other.tabIndex = other === tab ? 0 : -1
    }
    part(this.#dialog, 'panel').setAttribute('aria-label', tab.dataset.emoji)
    this.#emoji = tab.dataset.emoji
    part(this.#dialog, 'people').replaceChildren()
    this.#load()
  }

  /** Loads the people after those that are shown. */
  async #load() {
    const list = part(this.#dialog, 'people')
    const more = part(this.#dialog, 'more')
    const asked = (this.#asked = {})
    const after = list.lastElementChild?.dataset.id
    const path = `/rooms/${encodeURIComponent(this.#room)}/messages/${this.#message.seq}/reactions/${encodeURIComponent(this.#emoji)}`
    more.hidden = true
    part(this.#dialog, 'problem').textContent = ''
    try {
      const page = await this.#api.get(after ? `${path}?${new URLSearchParams({ after })}` : path)
      if (this.#asked !== asked) return
      const rows = page.people.map(drawPerson)
      list.append(...rows)
      more.hidden = !page.more
      // The button was pressed and is gone for a moment.
      if (after && document.activeElement === document.body) part(this.#dialog, 'panel').focus()
    } catch {
      if (this.#asked !== asked) return
      part(this.#dialog, 'problem').textContent = words.problem.reactions
      more.hidden = false
    }
  }
}

function drawPerson(person) {
  const row = clone('reacted-person')
  row.dataset.id = person.id
  const name = part(row, 'name')
  name.textContent = nameOf(person)
  showRole(name, person.role)
  showAvatar(part(row, 'avatar'), person)
  return row
}
