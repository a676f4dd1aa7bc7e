import { withinTime } from './time-limit.js'

/**
 * SockJS and stomp.js come as scripts that set a global. Importing them for that effect needs no script element, and
 * the address relative to this module keeps whatever version prefix this module was loaded under.
 */
const WEBJARS = new URL('../../webjars/', import.meta.url)
const FILES = { SockJS: 'sockjs-client/dist/sockjs.min.js', Stomp: 'stomp-websocket/stomp.min.js' }

/** Milliseconds in which both are loaded. */
const LOADED_WITHIN = 20_000

let failures = 0

/** The two globals, loaded when they are not there yet. Rejects when a file cannot be had in time; asking again tries again. */
export async function loadScripts() {
  try {
    await withinTime(LOADED_WITHIN, () =>
      Promise.all(Object.entries(FILES).map(([name, file]) => globalThis[name] ?? import(address(file)))),
    )
  } catch (error) {
    failures += 1
    throw error
  }
  return { SockJS: globalThis.SockJS, Stomp: globalThis.Stomp }
}

/** Some browsers remember for the page's life that an import failed, but only for that very address. */
function address(file) {
  return new URL(failures > 0 ? `${file}?again=${failures}` : file, WEBJARS).href
}
