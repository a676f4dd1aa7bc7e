/** Named events. A listener that throws is reported on the console and does not affect the others. */
export class Emitter {
  #listeners = new Map()

  on(type, listener) {
    if (typeof listener !== 'function') throw new TypeError('A listener is a function')
    if (!this.#listeners.has(type)) this.#listeners.set(type, new Set())
    this.#listeners.get(type).add(listener)
  }

  off(type, listener) {
    this.#listeners.get(type)?.delete(listener)
  }

  emit(type, detail) {
    for (const listener of [...(this.#listeners.get(type) ?? [])]) {
      guarded(listener)(detail)
    }
  }

  clear() {
    this.#listeners.clear()
  }
}

/** Returns a function that reports exceptions instead of throwing them. */
export function guarded(run) {
  return (...values) => {
    try {
      return run(...values)
    } catch (error) {
      report(error)
    }
  }
}

function report(error) {
  if (typeof globalThis.reportError === 'function') globalThis.reportError(error)
  else console.error(error)
}
