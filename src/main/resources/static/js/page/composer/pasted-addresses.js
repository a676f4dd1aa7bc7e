import { findAddresses } from '../addresses.js'
import { isInFence } from './paste.js'

/** The maximum number of addresses that are remembered. */
const MAX = 20
/** After these, letters are more likely the rest of the address than the next word. */
const CONTINUED = /[/=_%-]$/
/** A letter of a script that is not Latin, such as a Korean particle. */
const LETTER = /^(?!\p{Script=Latin})\p{L}/u

/** Remembers which addresses were pasted into a field, so that it is known where they end. */
export class PastedAddresses {
  #pasted = new Set()

  constructor(field) {
    field.addEventListener('paste', ({ clipboardData }) => this.#remember(clipboardData.getData('text/plain').trim()))
  }

  #remember(text) {
    if (!/^https?:\/\/[^\s<>]+$/i.test(text) || CONTINUED.test(text)) return
    this.#pasted.delete(text)
    this.#pasted.add(text)
    if (this.#pasted.size > MAX) this.#pasted.delete(this.#pasted.values().next().value)
  }

  /** Returns a text with angle brackets around each pasted address that would otherwise end at another place. */
  written(text) {
    return [...this.#pasted].reduce(bracketed, text)
  }
}

/**
 * Returns a text with angle brackets around an address wherever a word follows without a space and the address would not be found as
 * it is. Code stays as it is. Does not access the page.
 */
export function bracketed(text, address) {
  let result = text
  for (let at = result.indexOf(address); at >= 0; at = result.indexOf(address, at + address.length + 1)) {
    const end = at + address.length
    if (!LETTER.test(result.slice(end, end + 2)) || isMarked(result, at) || isFound(result, at, address)) continue
    result = `${result.slice(0, at)}<${address}>${result.slice(end)}`
  }
  return result
}

/** Whether an address is in code, or is marked as one. */
function isMarked(text, at) {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  return isInFence(text, at) || (line.match(/`/g)?.length ?? 0) % 2 === 1 || /(?:<|\]\()$/.test(line)
}

function isFound(text, at, address) {
  return findAddresses(text).some((found) => found.index === at && found.address === address)
}
