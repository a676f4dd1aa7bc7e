import { Refusal } from './refusal.js'
import { withinTime } from './time-limit.js'

/** Milliseconds that a search may take. */
const TIME_LIMIT = 15_000

/** Searches for messages over HTTP. `url` is that of the connection, and `headers()` returns the headers of its CONNECT frame. */
export async function search(url, headers, query, { before, limit, zone = timeZone(), signal } = {}) {
  const given = Object.entries({ q: String(query), before, limit, zone }).filter(([, value]) => value !== undefined)
  const { ok, body, retryAfter } = await withinTime(TIME_LIMIT, async (signal) => {
    const answer = await fetch(`${new URL('api/search', url)}?${new URLSearchParams(given)}`, { headers: await headers(), signal })
    return { ok: answer.ok, body: await answer.json(), retryAfter: answer.headers.get('retry-after') }
  }, signal).catch((error) => {
    if (signal?.aborted || error instanceof Refusal) throw error
    throw new Refusal({ code: 'unreachable', message: 'The server did not answer the search' })
  })
  if (ok) return body
  throw new Refusal({ code: body.code, message: body.detail, retryAfterMillis: retryAfter === null ? null : retryAfter * 1_000 })
}

function timeZone() {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}
