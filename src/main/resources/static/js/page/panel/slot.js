/** For each parameter that names what is open, those that go with it. They are removed when something else opens. */
const DETAILS = { panel: ['q', 'thread'] }

/**
 * The name of what is open over or next to the conversation; null if nothing is. A query parameter of the address has the name,
 * so a link opens it and the browser's Back closes it. Fires 'change' after each change.
 */
export class Slot extends EventTarget {
  #names
  #parameter
  #shown

  /** `initial` is what is shown if the address says nothing; null for nothing. */
  constructor(names, initial, parameter = 'panel') {
    super()
    this.#names = names
    this.#parameter = parameter
    this.#shown = this.#addressed
    if (!this.#shown && names.includes(initial)) this.#replace(initial)
    addEventListener('popstate', () => this.#show(this.#addressed))
  }

  get shown() {
    return this.#shown
  }

  /**
   * Adds an entry to the history, unless the current entry is already one of an opened slot. With `deeper` it always does, so that
   * Back leads to what is shown now.
   */
  open(name, { deeper = false } = {}) {
    if (name === this.#shown) return
    if (this.#depth > 0 && !deeper) return this.#replace(name)
    const entry = { page: performance.timeOrigin, depth: this.#depth + 1 }
    history.pushState({ ...history.state, [this.#parameter]: entry }, '', this.#addressWith(name))
    this.#show(name)
  }

  /** Returns to what was shown before going deeper, or shows `name` if the history does not have it. */
  back(name) {
    if (this.#depth > 1) history.back()
    else this.#replace(name)
  }

  close() {
    if (!this.#shown) return
    if (this.#depth > 0) history.go(-this.#depth)
    else this.#replace(null)
  }

  #replace(name) {
    history.replaceState(history.state, '', this.#addressWith(name))
    this.#show(name)
  }

  #show(name) {
    if (name === this.#shown) return
    this.#shown = name
    this.dispatchEvent(new Event('change'))
  }

  #addressWith(name) {
    const address = new URL(location.href)
    if (name !== address.searchParams.get(this.#parameter)) DETAILS[this.#parameter]?.forEach((detail) => address.searchParams.delete(detail))
    if (name) address.searchParams.set(this.#parameter, name)
    else address.searchParams.delete(this.#parameter)
    return address.href
  }

  get #addressed() {
    const name = new URLSearchParams(location.search).get(this.#parameter)
    return this.#names.includes(name) ? name : null
  }

  /** How many entries of the history this document, and not one before a reload, made by opening the slot. */
  get #depth() {
    const entry = history.state?.[this.#parameter]
    return this.#shown && entry?.page === performance.timeOrigin ? entry.depth : 0
  }
}
