import { timeOf } from './clock.js'
import { words } from './words.js'

/** A user who was taken out while away hears it when the room is subscribed to again: then it is no longer theirs to see. */
const GONE = new Set(['room-left', 'room-unknown'])
const BANNED = new Set(['account-banned', 'address-banned'])

/**
 * Says, in the place of the composer, that one is no longer in the open room or was banned, by whom and until when, and offers
 * one way on. What was said first stays: every later refusal only follows from it.
 */
export function sayFarewell({ chat, composer, room, self, home }) {
  let said = false
  const say = (sentence, label, address) => {
    if (said) return
    said = true
    composer.end(sentence, { label, address })
  }
  chat.on('refused', ({ code, room: left, by }) => {
    if (left === room && GONE.has(code)) say(words.gone[reasonOf(code, by, self)](by), words.toLobby, home)
  })
  chat.on('state', ({ reason }) => {
    if (!BANNED.has(reason?.code)) return
    const door = `${home}?refused=${reason.code}`
    history.replaceState(null, '', door) // a reload must not lead to a door that says nothing
    say(words.banned(reason.code, reason.until && timeOf(reason.until)), words.toDoor, door)
  })
}

function reasonOf(code, by, self) {
  if (code === 'room-unknown') return 'unknown'
  return by ? (by.id === self.id ? 'left' : 'removed') : 'noLonger'
}
