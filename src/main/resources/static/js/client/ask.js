import { Refusal } from './refusal.js'
import { withinTime } from './time-limit.js'

/** Milliseconds that an answer may take. */
const TIME_LIMIT = 15_000

/**
 * Reads something over HTTP. `url` is that of the connection, and `headers()` returns the headers of its CONNECT frame. Parameters that
 * are undefined are left out. Rejects with a Refusal, or with the reason of an aborted `signal`.
 */
export async function ask(url, headers, path, parameters, signal) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined)
  const { ok, body, retryAfter } = await withinTime(TIME_LIMIT, async (signal) => {
    const answer = await fetch(`${new URL(path, url)}?${new URLSearchParams(given)}`, { headers: await headers(), signal })
    return { ok: answer.ok, body: await answer.json(), retryAfter: answer.headers.get('retry-after') }
  }, signal).catch((error) => {
    if (signal?.aborted || error instanceof Refusal) throw error
    throw new Refusal({ code: 'unreachable', message: 'The server did not answer' })
  })
  if (ok) return body
  throw new Refusal({ code: body.code, message: body.detail, retryAfterMillis: retryAfter === null ? null : retryAfter * 1_000 })
}
