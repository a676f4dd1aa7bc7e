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

/** The reason in a close frame of the server as `{code, message, until}`, where it says that a ban ended the connection; else null. */
export function banIn(closeReason) {
  const [code, until = null] = String(closeReason ?? '').split(' ')
  return BANNED.includes(code) ? { code, message: 'You have been banned from this server.', until } : null
}

/** Milliseconds until the next attempt, after a connection that ended with this close code or ERROR frame. */
export function delayAfter(code, reason, backoff) {
  if (isFinal(reason)) return between(60_000, 120_000)
  if (reason?.code === 'too-many-connections') return between(15_000, 30_000)
  // A server that goes down sends everybody away at once: let them come back spread over some seconds.
  if (code === GOING_AWAY) return between(500, 5_000)
  return backoff.next()
}
