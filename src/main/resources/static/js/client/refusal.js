/**
 * Something that the server, or this library before it, refused, and why: `code` is for programs, `message` is an English
 * sentence.
 */
export class Refusal extends Error {
  constructor({ code, message, clientId = null, receipt = null, retryAfterMillis = null, room = null, until = null, ...place }) {
    super(message || code)
    this.name = 'Refusal'
    this.code = code
    this.clientId = clientId
    this.receipt = receipt
    this.retryAfterMillis = retryAfterMillis
    this.room = room
    this.until = until
    this.by = place.by ?? null
    this.epoch = place.epoch ?? null
    this.lastSeq = place.lastSeq ?? null
    this.present = place.present ?? null
  }

  /** Whether the refusal is temporary: the same request may succeed a little later. */
  get passing() {
    return this.retryAfterMillis !== null || PASSING.has(this.code)
  }

  /** Whether the log was replaced, as after restoring a backup. */
  get resets() {
    return RESETS.has(this.code)
  }

  /** Milliseconds to wait before trying again. */
  get delay() {
    const asked = Number(this.retryAfterMillis)
    return asked > 0 ? Math.min(Math.max(asked, MIN_DELAY), MAX_DELAY) : DEFAULT_DELAY
  }

  get reason() {
    return { code: this.code, message: this.message, ...(this.by && { by: this.by }) }
  }
}

const PASSING = new Set(['too-many-messages', 'busy', 'storage-failed'])
const RESETS = new Set(['epoch-changed', 'after-invalid'])
const MIN_DELAY = 50
const DEFAULT_DELAY = 1_000
const MAX_DELAY = 60_000
