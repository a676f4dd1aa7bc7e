import { withinTime } from './time-limit.js'

const ANSWER_TIMEOUT = 5_000

/**
 * Returns why the server refuses every transport, `{code, message}`, or null if it does not refuse or cannot be reached.
 * Browsers do not reveal the status of a WebSocket handshake, so this sends one more request to the endpoint, with a method for
 * which browsers send the page's origin.
 */
export async function handshakeRefusal(url) {
  try {
    return await withinTime(ANSWER_TIMEOUT, async (signal) => {
      const answer = await fetch(`${url}/info`, { method: 'OPTIONS', cache: 'no-store', signal })
      if (answer.status !== 403) return null
      const { code = 'origin-refused' } = await answer.json().catch(() => ({}))
      return { code, message: 'The server answers this page with 403' }
    })
  } catch {
    return null
  }
}
