import { recall, remember } from '../stored.js'

/** Do not disturb until the user turns it off. */
export const UNTIL_OFF = 'on'

const DEFAULTS = { popups: false, text: true, sound: false, asked: false, quiet: null }

/** The changes in this tab, of which the browser tells only the others. */
const changes = new EventTarget()

/**
 * How a user wants to notice direct messages in this browser: `popups` (notifications of the browser), `text` (whether they show
 * the message), `sound`, `quiet` (do not disturb: null, UNTIL_OFF, or the time when it ends in milliseconds of Date.now()), and
 * `asked` (whether the page has offered notifications). All tabs share them. They are read each time, so a change applies at once.
 */
export class NotificationSettings {
  #key

  constructor(account) {
    this.#key = `maru.notify.${account}`
  }

  get all() {
    return { ...DEFAULTS, ...parsed(recall(this.#key)) }
  }

  change(change) {
    remember(this.#key, JSON.stringify({ ...this.all, ...change }))
    changes.dispatchEvent(new Event(this.#key))
  }

  /** Calls back when the settings were changed, here or in another tab, until the signal aborts. */
  onChange(callback, signal) {
    addEventListener('storage', ({ key }) => key === this.#key && callback(), { signal })
    changes.addEventListener(this.#key, callback, { signal })
  }
}

export function isQuiet({ quiet }, now = Date.now()) {
  return quiet === UNTIL_OFF || (typeof quiet === 'number' && now < quiet)
}

function parsed(json) {
  try {
    const stored = JSON.parse(json ?? '{}')
    return stored !== null && typeof stored === 'object' ? stored : {}
  } catch {
    return {}
  }
}
