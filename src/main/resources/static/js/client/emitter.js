/** Named events. A listener that throws is reported to the console and disturbs nobody else. */
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

/** The same function, but what it throws is reported instead of thrown. */
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
