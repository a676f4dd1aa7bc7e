import { ask } from './ask.js'

/** Searches for messages over HTTP. `url` is that of the connection, and `headers()` returns the headers of its CONNECT frame. */
export function search(url, headers, query, { before, limit, zone = timeZone(), signal } = {}) {
  return ask(url, headers, 'api/search', { q: String(query), before, limit, zone }, signal)
}

function timeZone() {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}
