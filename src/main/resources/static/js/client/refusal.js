/** What the server, or this library before it, would not do, and why: `code` is for programs, `message` is an English sentence. */
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
  }

  /** Not a refusal for good: the same thing asked again a little later may well be done. */
  get passing() {
    return this.retryAfterMillis !== null || PASSING.has(this.code)
  }

  /** The room has another log than the one that was read, as after a backup was restored. */
  get resets() {
    return RESETS.has(this.code)
  }

  /** Milliseconds to wait before asking again. */
  get delay() {
    const asked = Number(this.retryAfterMillis)
    return asked > 0 ? Math.min(Math.max(asked, SHORTEST), LONGEST) : USUAL
  }

  get reason() {
    return { code: this.code, message: this.message, ...(this.by && { by: this.by }) }
  }
}

const PASSING = new Set(['too-many-messages', 'busy', 'storage-failed'])
const RESETS = new Set(['epoch-changed', 'after-invalid'])
const SHORTEST = 50
const USUAL = 1_000
const LONGEST = 60_000
