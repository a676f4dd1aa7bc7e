import { isSomethingAbove } from '../above.js'
import { recall, remember } from '../stored.js'
import { Slot } from './slot.js'
import { listenToTabs, selectTab } from './tabs.js'

/** From this width on, the panel is a column. start.js and the style sheets know it, too. */
const WIDE = matchMedia('(min-width: 75rem)')
/** Below this width, each pane is a page. */
const NARROW = matchMedia('(max-width: 44.99rem)')
const TABS = document.querySelector('#panel [data-part="tabs"]')
/** The list of rooms, which takes the slot only on a phone. */
const ROOMS = 'rooms'
const SEARCH = 'search'
/** They are opened from the list of rooms, so on a phone they lead back there. */
const LISTS = new Set(['mentions', 'bookmarks'])
/** The panes without a tab, which are not open at the next visit. */
const PASSING = new Set([SEARCH, 'thread', ...LISTS])

/**
 * The panes around the conversation: the list of rooms and the panel. Both can be closed, and stay so on this device. Fires
 * 'panes' at the document when another one is shown.
 */
export class Panes {
  #slot
  #opener = null
  #drawn = null
  #latest

  /** `panels` are the names of what the panel can show; the first one is the default. */
  constructor(panels) {
    this.#latest = panels[0]
    this.#slot = new Slot([ROOMS, ...panels], WIDE.matches ? recall('maru.panel') : null)
    this.#slot.addEventListener('change', () => this.#changed())
    for (const button of document.querySelectorAll('[data-opens]')) {
      button.addEventListener('click', (event) => this.#choose(event, button.dataset.opens))
    }
    on('.panel-button', 'click', (event) => this.#choose(event, this.#details ?? this.#latest))
    listenToTabs(TABS, (name) => this.#slot.open(name))
    on('.rooms-button', 'click', (event) => {
      event.preventDefault()
      this.#open(ROOMS)
    })
    on('[data-action="close-panel"]', 'click', () => this.#leave())
    on('[data-action="hide-sidebar"]', 'click', () => this.#showSidebar(false))
    on('[data-action="show-sidebar"]', 'click', () => this.#showSidebar(true))
    on('#rooms', 'click', (event) => this.#stayHere(event))
    document.addEventListener('keydown', (event) => this.#press(event))
    this.#draw()
  }

  /** Opens a pane, unless it is open. */
  show(name) {
    if (this.#slot.shown !== name) this.#open(name)
  }

  /** Closes a pane, if it is open. */
  close(name) {
    if (this.#slot.shown === name) this.#slot.close()
  }

  /** The user is no longer in the room: closes what the panel shows of it. */
  leaveRoom() {
    if (this.#details || this.#panel === 'thread') this.#slot.close()
  }

  /** Without this script, the link leads to a page. */
  #choose(event, name) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.#toggle(name)
  }

  #toggle(name) {
    if (this.#slot.shown === name) this.#slot.close()
    else this.#open(name)
  }

  #open(name) {
    this.#opener = document.activeElement
    this.#slot.open(name, { deeper: LISTS.has(name) && this.#slot.shown === ROOMS })
  }

  #leave() {
    if (LISTS.has(this.#slot.shown) && NARROW.matches) this.#slot.back(ROOMS)
    else this.#slot.close()
  }

  #changed() {
    const { shown } = this.#slot
    const closed = this.#drawn
    const lost = !shown && this.#hasFocus()
    this.#draw()
    if (WIDE.matches) remember('maru.panel', shown === ROOMS || PASSING.has(shown) ? null : shown)
    if (shown === ROOMS) focus(LISTS.has(closed) ? `[data-opens="${closed}"]` : '#rooms [aria-current]')
    else if (shown && !PASSING.has(shown) && (!closed || closed === ROOMS)) focus('#panel-heading')
    else if (lost) this.#giveBack(closed)
    document.dispatchEvent(new Event('panes'))
  }

  #draw() {
    const { shown } = this.#slot
    this.#drawn = shown
    if (shown) document.body.dataset.pane = shown
    else delete document.body.dataset.pane
    if (shown && shown !== ROOMS && !PASSING.has(shown)) this.#latest = shown
    selectTab(TABS, this.#latest)
    for (const button of document.querySelectorAll('[data-opens]')) {
      button.setAttribute('aria-expanded', String(button.dataset.opens === shown))
    }
    document.querySelector('.panel-button').setAttribute('aria-expanded', String(this.#details !== null))
  }

  /** Whether what is about to be closed has the focus. */
  #hasFocus() {
    const { activeElement } = document
    return activeElement === document.body || activeElement.closest('#panel, #rooms') !== null
  }

  #giveBack(closed) {
    const opener = this.#opener?.checkVisibility({ visibilityProperty: true }) ? this.#opener : null
    if (opener && opener !== document.body) opener.focus()
    else focus({ [ROOMS]: '.rooms-button', [SEARCH]: '.search-button' }[closed] ?? '.panel-button')
  }

  #showSidebar(shown) {
    remember('maru.sidebar', shown ? null : 'closed')
    if (shown) delete document.body.dataset.sidebar
    else document.body.dataset.sidebar = 'closed'
    focus(shown ? '[data-action="hide-sidebar"]' : '[data-action="show-sidebar"]')
  }

  /** On a phone, the link to the open room leads back to it, unless a long press opens its menu. */
  #stayHere(event) {
    if (event.defaultPrevented || !NARROW.matches || !event.target.closest('[aria-current]') || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.#slot.close()
  }

  #press(event) {
    const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event
    if (event.defaultPrevented || event.isComposing || altKey || shiftKey || isSomethingAbove()) return
    if (ctrlKey || metaKey) {
      // The key's position counts as well, while the keyboard types another alphabet.
      if (key === '\\' || code === 'Backslash') this.#pressed(event, () => this.#turnSidebar())
      if (key === '.' || code === 'Period') this.#pressed(event, () => this.#toggle(this.#panel ?? this.#latest))
    } else if (key === 'Escape' && this.#closesOnEscape(event.target)) {
      this.#pressed(event, () => this.#slot.close())
    }
  }

  #pressed(event, action) {
    event.preventDefault()
    action()
  }

  #turnSidebar() {
    if (NARROW.matches) this.#toggle(ROOMS)
    else this.#showSidebar(document.body.dataset.sidebar === 'closed')
  }

  /** The tab that the panel shows; null for none. */
  get #details() {
    return PASSING.has(this.#panel) ? null : this.#panel
  }

  /** The name that the panel shows; null while it is closed. */
  get #panel() {
    return this.#slot.shown === ROOMS ? null : this.#slot.shown
  }

  /** Next to the conversation, Escape in the log first leads to the composer, and from there it closes the panel. */
  #closesOnEscape(target) {
    if (!this.#slot.shown || (this.#slot.shown === ROOMS && !NARROW.matches)) return false
    return !WIDE.matches || target.closest('#panel, maru-composer') !== null
  }
}

function on(selector, type, listener) {
  for (const element of document.querySelectorAll(selector)) element.addEventListener(type, listener)
}

function focus(selector) {
  document.querySelector(selector)?.focus({ preventScroll: true })
}
