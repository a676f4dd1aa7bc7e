/** Browser storage that may be full or switched off: then nothing is remembered, and nothing breaks. */

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
    // Not remembered.
  }
}

/** Forgets everything of a person: what this page stores, but for the colours, which are the browser's. */
export function forgetPerson() {
  for (const storage of ['localStorage', 'sessionStorage']) {
    try {
      const keys = Object.keys(globalThis[storage]).filter((key) => key.startsWith('maru.') && key !== 'maru.theme')
      for (const key of keys) globalThis[storage].removeItem(key)
    } catch {
      // Nothing was remembered.
    }
  }
}
