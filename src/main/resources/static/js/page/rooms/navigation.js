import { words } from '../words.js'
import { addressOf, roomAt } from './room.js'

/** From this width on, an open panel is next to the conversation and stays when another room is opened. */
const WIDE = matchMedia('(min-width: 75rem)')

/**
 * Changes the open room in the page: after a click on a link to a room, and for the browser's Back and Forward. Whatever cannot be
 * done here is left to a page load, which also says why a room cannot be opened.
 */
export class Navigation {
  #rooms
  #timelines
  #composer
  #home
  #asked = 0

  constructor({ rooms, timelines, composer, home }) {
    this.#rooms = rooms
    this.#timelines = timelines
    this.#composer = composer
    this.#home = home
    document.addEventListener('click', (event) => this.#click(event))
    addEventListener('popstate', () => this.#follow())
    rooms.addEventListener('change', ({ detail }) => detail === null && timelines.keep((room) => rooms.get(room)))
  }

  /** Opens a room as a link to it does. */
  async go(id) {
    const address = addressOf(id, this.#home)
    if (id === this.#rooms.here) return this.#stay()
    const room = await this.#find(id, () => location.assign(address))
    if (!room) return
    history.pushState(null, '', address + this.#panel)
    this.#open(room)
    // Whatever else follows the address hears of it as of Back and Forward.
    dispatchEvent(new PopStateEvent('popstate', { state: null }))
  }

  #click(event) {
    const { target, button, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented } = event
    const link = target.closest('a[href]')
    if (!link || defaultPrevented || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return
    const room = this.#linked(link)
    if (room === null) return
    event.preventDefault()
    this.go(room)
  }

  /** Returns the id of the room that a link opens in this page; null if it leads elsewhere. */
  #linked(link) {
    const { origin, pathname, search, hash, target } = link
    if (origin !== location.origin || search || hash || link.getAttribute('href') === '' || target || link.hasAttribute('download')) return null
    return roomAt(pathname, this.#home)
  }

  async #follow() {
    const id = roomAt(location.pathname, this.#home)
    if (id === null || id === this.#rooms.here) return void (this.#asked += 1)
    const room = await this.#find(id, () => location.reload())
    if (room) this.#open(room)
  }

  /** Resolves to null if another room was asked for meanwhile, or if the server does not show this one. */
  async #find(id, fail) {
    const asked = (this.#asked += 1)
    try {
      const room = this.#rooms.get(id) ?? (await this.#rooms.load(id))
      return asked === this.#asked ? room : null
    } catch {
      if (asked === this.#asked) fail()
      return null
    }
  }

  #open(room) {
    closeWhatIsAbove()
    this.#composer.leave()
    const { activeElement } = document
    const lost = activeElement === document.body || this.#timelines.shown.contains(activeElement)
    this.#composer.enter(room.id)
    const { unread } = room
    this.#rooms.open(room)
    this.#timelines.show(room)
    this.#showAddresses(room.id)
    this.#focus(lost)
    document.querySelector('[data-part="opened"]').textContent = words.opened(room.title, unread)
  }

  /** The open room was chosen again: its reader stays where they are. */
  #stay() {
    this.#asked += 1
    closeWhatIsAbove()
    this.#focus(false)
  }

  /** Without a field to write in, and on a phone if the focus was in the room before, the log gets the focus. */
  #focus(lost) {
    const touch = matchMedia('(hover: none) and (pointer: coarse)').matches
    if (!this.#composer.focusForWriting() && (lost || !touch)) {
      this.#timelines.shown.querySelector('[data-part="scroller"]').focus({ preventScroll: true })
    }
  }

  /** What the page says about its room outside the conversation. */
  #showAddresses(id) {
    document.body.dataset.room = id
    for (const link of document.querySelectorAll('a[href$="/about"]')) link.href = `${this.#home}rooms/${encodeURIComponent(id)}/about`
    const language = document.querySelector('a[data-control="language"]')
    if (language) language.href = `${addressOf(id, this.#home)}?lang=${language.hreflang}`
  }

  get #panel() {
    const panel = WIDE.matches && new URLSearchParams(location.search).get('panel')
    return panel ? `?${new URLSearchParams({ panel })}` : ''
  }
}

/** Sheets and dialogs belong to the room before, or led here. */
function closeWhatIsAbove() {
  for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close()
  for (const popover of document.querySelectorAll('[popover]:popover-open')) popover.hidePopover()
}
