import { withinTime } from './time-limit.js'

const ANSWER_WITHIN = 5_000

/**
 * Why the server refuses every transport: `{code, message}`, or null where it does not, or cannot be reached. No browser tells the
 * status of a WebSocket's handshake, so this asks the endpoint once more, by a method with which browsers send the page's origin.
 */
export async function handshakeRefusal(url) {
  try {
    return await withinTime(ANSWER_WITHIN, async (signal) => {
      const answer = await fetch(`${url}/info`, { method: 'OPTIONS', cache: 'no-store', signal })
      if (answer.status !== 403) return null
      const { code = 'origin-refused' } = await answer.json().catch(() => ({}))
      return { code, message: 'The server answers this page with 403' }
    })
  } catch {
    return null
  }
}
