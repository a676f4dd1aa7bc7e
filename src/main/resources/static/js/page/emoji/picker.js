import { InputMethodKeys } from '../input-method.js'
import { part } from '../timeline/row.js'
import { words } from '../words.js'
import { loadEmoji } from './data.js'
import { EmojiList } from './list.js'
import { noteEmoji, recentEmoji } from './recent.js'
import { search } from './search.js'
import { EmojiTabs } from './tabs.js'
import { chooseTone, chosenTone, textOf } from './tone.js'

const MAX_FOUND = 200

/** The popover in which an emoji is chosen: groups, the ones that were chosen lately, a search, and skin tones. */
export class EmojiPicker {
  #popover
  #choose
  #query
  #tabs
  #list
  #groups = null

  /** `choose(text, base)` is called with an emoji, in its skin tone and without. The popover closes then, unless Shift is pressed. */
  constructor(popover, choose) {
    this.#popover = popover
    this.#choose = choose
    this.#query = popover.querySelector('input')
    this.#tabs = new EmojiTabs(part(popover, 'tabs'), (group) => this.#goTo(group))
    this.#list = new EmojiList(part(popover, 'list'), {
      choose: (emoji, event) => this.#take(emoji, event),
      visit: (emoji) => this.#preview(emoji),
      leave: () => this.#query.focus(),
    })
    this.#listen()
    this.#listenToTones()
  }

  #listen() {
    const keys = new InputMethodKeys(this.#query)
    this.#query.addEventListener('input', () => this.#draw())
    this.#query.addEventListener('keydown', (event) => this.#press(event, keys.read(event)))
    const list = part(this.#popover, 'list')
    list.addEventListener('scroll', () => this.#tabs.mark(this.#list.current), { passive: true })
    list.addEventListener('keydown', ({ key, ctrlKey, metaKey, altKey }) => {
      if ([...key].length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey) this.#query.focus() // the search goes on
    })
  }

  #listenToTones() {
    for (const radio of this.#popover.querySelectorAll('input[type="radio"]')) {
      radio.checked = Number(radio.value) === chosenTone()
      radio.addEventListener('change', () => {
        chooseTone(Number(radio.value))
        this.#list.changeTone(chosenTone())
      })
    }
  }

  /** Call this when the popover has opened. Rejects if the emoji cannot be loaded. */
  async opened() {
    this.#groups ??= await loadEmoji()
    this.#draw()
  }

  /** Keys in the search. Those that an input method handles are left to it; an arrow may end a composition. */
  #press(event, { key, composing, again }) {
    if (!['Enter', 'ArrowDown', 'Escape'].includes(key) || (composing && key !== 'ArrowDown')) return
    event.preventDefault() // Escape would only clear the search
    if (again) return
    const [first] = this.#found
    if (key === 'Escape') this.#popover.hidePopover()
    else if (key === 'ArrowDown') this.#list.focus()
    else if (first && !event.repeat) this.#take(first, event)
  }

  #goTo(group) {
    if (this.#query.value !== '') {
      this.#query.value = ''
      this.#draw()
    }
    this.#list.scrollTo(group)
  }

  #draw() {
    if (!this.#groups) return
    const searches = this.#query.value.trim() !== ''
    const found = this.#found
    const groups = searches ? [{ id: 'found', emoji: found }] : [{ id: 'recent', emoji: this.#recent() }, ...this.#groups]
    const shown = groups.filter(({ emoji }) => emoji.length > 0)
    if (!searches) this.#tabs.offer(shown.map(({ id }) => id))
    this.#list.show(shown.map(({ id, emoji }) => ({ id, emoji, label: this.#tabs.labelOf(id) })), chosenTone())
    this.#tabs.mark(this.#list.current)
    part(this.#popover, 'none').hidden = shown.length > 0
    part(this.#popover, 'count').textContent = !searches ? '' : found.length > 0 ? words.found(found.length) : words.nothingFound
    this.#preview(found[0])
  }

  get #all() {
    return this.#groups.flatMap(({ emoji }) => emoji)
  }

  /** What the search finds; nothing if it is empty. */
  get #found() {
    if (!this.#groups) return []
    return search(this.#all, this.#query.value.trim(), { recent: recentEmoji(), inside: true }).slice(0, MAX_FOUND)
  }

  #recent() {
    const byText = new Map(this.#all.map((emoji) => [emoji.text, emoji]))
    return recentEmoji().map((text) => byText.get(text)).filter(Boolean)
  }

  #take(emoji, { shiftKey }) {
    noteEmoji(emoji.text)
    if (!shiftKey) this.#popover.hidePopover()
    this.#choose(textOf(emoji), emoji.text)
  }

  /** Shows the names of an emoji. Screen readers hear its name from the emoji itself. */
  #preview(emoji) {
    part(this.#popover, 'name').textContent = emoji ? emoji.name : ''
    part(this.#popover, 'short-name').textContent = emoji ? `:${emoji.shortNames[0]}:` : ''
  }
}
