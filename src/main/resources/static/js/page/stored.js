/** Access to browser storage, which may be full or disabled. Then nothing is stored, and nothing fails. */

export function recall(key) {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function remember(key, value) {
  try {
    if (value === null || value === '') localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // Storage is full or disabled.
  }
}

/** Removes everything that this page stores for a user. The theme stays, because it belongs to the browser. */
export function forgetPerson() {
  for (const storage of ['localStorage', 'sessionStorage']) {
    try {
      const keys = Object.keys(globalThis[storage]).filter((key) => key.startsWith('maru.') && key !== 'maru.theme')
      for (const key of keys) globalThis[storage].removeItem(key)
    } catch {
      // Storage is disabled, so nothing was stored.
    }
  }
}
