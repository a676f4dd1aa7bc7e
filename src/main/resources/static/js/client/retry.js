import { between } from './backoff.js'

const BANNED = ['account-banned', 'address-banned']
/** Refusals that a retry does not fix: the user has to sign in or reload the page, or an administrator has to act. */
const FINAL = new Set([
  'authentication-required',
  'access-ended',
  'token-invalid',
  'csrf-invalid',
  'header-invalid',
  'origin-refused',
  ...BANNED,
])
const GOING_AWAY = 1001

export const isFinal = (reason) => FINAL.has(reason?.code)

/** Returns the reason in the server's close frame as `{code, message, until}` if a ban ended the connection; otherwise null. */
export function banIn(closeReason) {
  const [code, until = null] = String(closeReason ?? '').split(' ')
  return BANNED.includes(code) ? { code, message: 'You have been banned from this server.', until } : null
}

/** Returns the milliseconds until the next attempt, after a connection that ended with this close code or ERROR frame. */
export function delayAfter(code, reason, backoff) {
  if (isFinal(reason)) return between(60_000, 120_000)
  if (reason?.code === 'too-many-connections') return between(15_000, 30_000)
  // A stopping server disconnects all clients at once: spread their attempts over some seconds.
  if (code === GOING_AWAY) return between(500, 5_000)
  return backoff.next()
}
