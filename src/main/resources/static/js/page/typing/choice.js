import { recall, remember } from '../stored.js'

/** The changes in this tab, of which the browser tells only the others. */
const changes = new EventTarget()

/** Whether a user shows that they are typing, and sees who is. It is kept in this browser, for all its tabs. */
export class TypingChoice {
  #key

  constructor(account) {
    this.#key = `maru.typing.${account}`
  }

  get shown() {
    return recall(this.#key) !== 'off'
  }

  set shown(shown) {
    remember(this.#key, shown ? null : 'off')
    changes.dispatchEvent(new Event(this.#key))
  }

  /** Calls back when the choice was made anew, here or in another tab, until the signal aborts. */
  onChange(callback, signal) {
    addEventListener('storage', ({ key }) => key === this.#key && callback(), { signal })
    changes.addEventListener(this.#key, callback, { signal })
  }
}
