import { timeOf } from './clock.js'
import { words } from './words.js'

/** A user who was removed while offline gets one of these when the page subscribes to the room again. */
const GONE = new Set(['room-left', 'room-unknown'])
const BANNED = new Set(['account-banned', 'address-banned'])

/**
 * Shows in the place of the composer that the user is no longer in the open room or was banned, by whom and until when, with a
 * link. Only the first reason is shown: later refusals only follow from it.
 */
export function sayFarewell({ chat, composer, room, self, home }) {
  let shown = false
  const say = (sentence, label, address) => {
    if (shown) return
    shown = true
    composer.end(sentence, { label, address })
  }
  chat.on('refused', ({ code, room: left, by }) => {
    if (left === room && GONE.has(code)) say(words.gone[reasonOf(code, by, self)](by), words.toLobby, home)
  })
  chat.on('state', ({ reason }) => {
    if (!BANNED.has(reason?.code)) return
    const door = `${home}?refused=${reason.code}`
    history.replaceState(null, '', door) // a reload shows the reason as well
    say(words.banned(reason.code, reason.until && timeOf(reason.until)), words.toDoor, door)
  })
}

function reasonOf(code, by, self) {
  if (code === 'room-unknown') return 'unknown'
  return by ? (by.id === self.id ? 'left' : 'removed') : 'noLonger'
}
