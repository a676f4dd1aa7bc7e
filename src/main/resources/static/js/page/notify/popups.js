/** The maximum number of characters of a message in a notification. */
const TEXT_LENGTH = 200

/** The notifications of the browser: one for each room, replaced by the next one. */
export class Popups {
  #shown = new Map()
  #open

  /** `open(room)` is called when the user clicks a notification. */
  constructor(open) {
    this.#open = open
  }

  /** The sound is that of the page, if the user wants one. */
  show(room, title, text) {
    const icon = document.querySelector('link[rel="apple-touch-icon"]')?.href
    const body = text.length > TEXT_LENGTH ? `${[...text].slice(0, TEXT_LENGTH).join('')}…` : text
    try {
      const popup = new Notification(title, { body, icon, tag: `maru.${room}`, renotify: true, silent: true })
      this.#shown.set(room, popup)
      popup.addEventListener('close', () => this.#shown.get(room) === popup && this.#shown.delete(room))
      popup.addEventListener('click', () => {
        globalThis.focus()
        popup.close()
        this.#open(room)
      })
    } catch {
      // Some browsers of phones have the permission but allow only service workers to show notifications.
    }
  }

  /** The room was read. */
  close(room) {
    this.#shown.get(room)?.close()
    this.#shown.delete(room)
  }
}

/**
 * Whether notifications are allowed in this browser: 'granted', 'denied', 'default' (the user can be asked) or 'unavailable',
 * which is so on insecure connections and in browsers of phones.
 */
export function permission() {
  if (!globalThis.isSecureContext || !('Notification' in globalThis)) return 'unavailable'
  const { permission } = Notification
  return permission === 'default' && !isConstructible() ? 'unavailable' : permission
}

/** Without the permission the browser shows nothing and only fires an error. */
function isConstructible() {
  try {
    new Notification('')
    return true
  } catch {
    return false
  }
}
