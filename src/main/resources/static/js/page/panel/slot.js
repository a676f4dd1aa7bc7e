/** The query parameter of the address. */
const PARAMETER = 'panel'

/**
 * The name of the pane that is open next to the conversation, or on a phone instead of it; null if none is. The address has the
 * name, so a link opens the pane and the browser's Back closes it. Fires 'change' after each change.
 */
export class Slot extends EventTarget {
  #names
  #shown

  /** `initial` is what is shown if the address says nothing; null for nothing. */
  constructor(names, initial) {
    super()
    this.#names = names
    this.#shown = this.#addressed
    if (!this.#shown && names.includes(initial)) this.#replace(initial)
    addEventListener('popstate', () => this.#show(this.#addressed))
  }

  get shown() {
    return this.#shown
  }

  /** Adds an entry to the history, unless the current entry is already one of an opened slot. */
  open(name) {
    if (name === this.#shown) return
    if (this.#pushed) return this.#replace(name)
    history.pushState({ ...history.state, slot: performance.timeOrigin }, '', addressWith(name))
    this.#show(name)
  }

  close() {
    if (!this.#shown) return
    if (this.#pushed) history.back()
    else this.#replace(null)
  }

  #replace(name) {
    history.replaceState(history.state, '', addressWith(name))
    this.#show(name)
  }

  #show(name) {
    if (name === this.#shown) return
    this.#shown = name
    this.dispatchEvent(new Event('change'))
  }

  get #addressed() {
    const name = new URLSearchParams(location.search).get(PARAMETER)
    return this.#names.includes(name) ? name : null
  }

  /** Whether this document, and not one before a reload, made the current entry of the history by opening the slot. */
  get #pushed() {
    return history.state?.slot === performance.timeOrigin
  }
}

function addressWith(name) {
  const address = new URL(location.href)
  if (name) address.searchParams.set(PARAMETER, name)
  else address.searchParams.delete(PARAMETER)
  return address.href
}
