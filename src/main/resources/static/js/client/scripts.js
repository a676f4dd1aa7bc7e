import { withinTime } from './time-limit.js'

/**
 * SockJS and stomp.js are scripts that set a global variable. Importing them needs no script element, and a URL relative to
 * this module has the same version prefix as this module.
 */
const WEBJARS = new URL('../../webjars/', import.meta.url)
const FILES = { SockJS: 'sockjs-client/dist/sockjs.min.js', Stomp: 'stomp-websocket/stomp.min.js' }

/** Milliseconds within which both must load. */
const LOAD_TIMEOUT = 20_000

let failures = 0

/** Returns the two globals, loading them if necessary. Rejects if a file does not load in time; the next call tries again. */
export async function loadScripts() {
  try {
    await withinTime(LOAD_TIMEOUT, () =>
      Promise.all(Object.entries(FILES).map(([name, file]) => globalThis[name] ?? import(address(file)))),
    )
  } catch (error) {
    failures += 1
    throw error
  }
  return { SockJS: globalThis.SockJS, Stomp: globalThis.Stomp }
}

/** Some browsers cache a failed import for the life of the page, but only for the exact URL. */
function address(file) {
  return new URL(failures > 0 ? `${file}?again=${failures}` : file, WEBJARS).href
}
