import { words } from '../words.js'
import { addressOf, messageAddress, placeAt } from './room.js'

/** From this width on, an open panel is next to the conversation and stays when another room is opened. */
const WIDE = matchMedia('(min-width: 75rem)')

/**
 * Changes the open room in the page: after a click on a link to a room or a message, and for the browser's Back and Forward.
 * Other changes are left to a page load, which also says why a room cannot be opened.
 */
export class Navigation {
  #rooms
  #timelines
  #composer
  #home
  #asked = 0
  /** The seq of the message in the address; null for none. */
  #seq

  constructor({ rooms, timelines, composer, home }) {
    this.#rooms = rooms
    this.#timelines = timelines
    this.#composer = composer
    this.#home = home
    this.#seq = placeAt(location.pathname, home)?.seq ?? null
    document.addEventListener('click', (event) => this.#click(event))
    document.addEventListener('unlinked', () => this.#forgetMessage())
    addEventListener('popstate', ({ state }) => this.#follow(state))
    rooms.addEventListener('change', ({ detail }) => detail === null && timelines.keep((room) => rooms.get(room)))
  }

  /** Opens a room as a link to it does, at a message if there is a seq. */
  async go(id, seq = null) {
    const address = seq ? messageAddress(id, seq, this.#home) : addressOf(id, this.#home)
    if (id === this.#rooms.here) return seq ? this.#goToMessage(seq, address) : this.#stay()
    const room = await this.#find(id, () => location.assign(address))
    if (!room) return
    this.#push(address, seq)
    this.#open(room, { seq })
    this.#tell()
  }

  /** Back from the message leads to where the reader is now. */
  #goToMessage(seq, address) {
    this.#asked += 1
    closeWhatIsAbove()
    if (seq !== this.#seq) {
      history.replaceState({ ...history.state, at: this.#timelines.shown.places.current }, '')
      this.#push(address, seq)
      this.#tell()
    }
    this.#timelines.shown.places.toMessage(seq)
  }

  #push(address, seq) {
    history.pushState(null, '', address + this.#panel)
    this.#seq = seq
  }

  /** Other parts that follow the address are told as after Back and Forward. */
  #tell() {
    dispatchEvent(new PopStateEvent('popstate', { state: null }))
  }

  /** The reader has gone on from the message, so loading the page again does not lead back to it. */
  #forgetMessage() {
    if (this.#seq === null) return
    this.#seq = null
    history.replaceState(history.state, '', addressOf(this.#rooms.here, this.#home) + location.search)
  }

  #click(event) {
    const { target, button, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented } = event
    const link = target.closest('a[href]')
    if (!link || defaultPrevented || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return
    const place = this.#linked(link)
    if (!place) return
    event.preventDefault()
    this.go(place.room, place.seq)
  }

  /** Returns the place that a link opens in this page, `{room, seq}`; null if it leads elsewhere. A URL in a text has a target. */
  #linked(link) {
    const { origin, pathname, search, hash, target } = link
    if (origin !== location.origin || search || hash || link.getAttribute('href') === '' || (target && target !== '_blank') || link.hasAttribute('download')) return null
    return placeAt(pathname, this.#home)
  }

  async #follow(state) {
    const place = placeAt(location.pathname, this.#home)
    const { seq = null } = place ?? {}
    const moved = seq !== this.#seq
    this.#seq = seq
    if (!place || place.room === this.#rooms.here) {
      this.#asked += 1
      if (place && moved) this.#return(seq, state?.at)
      return
    }
    const room = await this.#find(place.room, () => location.reload())
    if (room) this.#open(room, { seq, returning: true })
  }

  /** In the open room, Back or Forward leads to a message, or to where the reader was before they followed a link to one. */
  #return(seq, at = null) {
    if (seq) this.#timelines.shown.places.toMessage(seq)
    else this.#timelines.shown.places.toPlace(at)
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

  #open(room, place) {
    closeWhatIsAbove()
    this.#composer.leave()
    const { activeElement } = document
    const lost = activeElement === document.body || this.#timelines.shown.contains(activeElement)
    this.#composer.enter(room.id)
    const { unread } = room
    this.#rooms.open(room)
    this.#timelines.show(room, place)
    this.#showAddresses(room.id)
    if (!place.seq) this.#focus(lost)
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
    const present = new URLSearchParams(location.search)
    if (present.get('panel') === 'thread') return '' // it belongs to the room before
    const kept = ['panel', 'q'].filter((name) => WIDE.matches && present.has(name)).map((name) => [name, present.get(name)])
    return kept.length > 0 ? `?${new URLSearchParams(kept)}` : ''
  }
}

/** Sheets and dialogs belong to the room before, or led here. */
function closeWhatIsAbove() {
  for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close()
  for (const popover of document.querySelectorAll('[popover]:popover-open')) popover.hidePopover()
}
