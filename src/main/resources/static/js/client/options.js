import { plainAscii } from './destinations.js'
import { Refusal } from './refusal.js'

/** Completes the options of connect(). */
export function options(url, { account = '', headers = {}, token = null, storage = browserStorage(), transports } = {}) {
  return {
    url: new URL(url, globalThis.location?.href).href.replace(/^ws/, 'http'),
    account,
    storage,
    transports,
    headers: () => connectHeaders(headers, token),
  }
}

/** Reading the property throws if storage is forbidden. */
function browserStorage() {
  try {
    return globalThis.localStorage ?? null
  } catch {
    return null
  }
}

/** Called for every attempt, because tokens change. */
async function connectHeaders(headers, token) {
  const given = typeof headers === 'function' ? await headers() : headers
  const bearer = typeof token === 'function' ? await token() : token
  const all = { ...given, ...(bearer && { Authorization: `Bearer ${bearer}` }) }
  for (const [name, value] of Object.entries(all)) {
    if (!plainAscii(`${name}${value}`)) throw new Refusal({ code: 'header-invalid', message: `${name} is not plain ASCII` })
  }
  return all
}
