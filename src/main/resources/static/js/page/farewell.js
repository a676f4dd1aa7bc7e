import { timeOf } from './clock.js'
import { words } from './words.js'

/** A user who was removed while offline gets one of these when the page subscribes to the room again. */
const GONE = new Set(['room-left', 'room-unknown'])
const BANNED = new Set(['account-banned', 'address-banned'])

/**
 * Shows in the place of the composer that the user is no longer in the open room or was banned, by whom and until when, with a
 * link. Only the first reason is shown: later refusals only follow from it. A ban is shown in every room. The actions of the room are
 * hidden then; `left()` is called to close what is open of it.
 */
export function sayFarewell({ chat, composer, rooms, self, home, left: close }) {
  let shown = null
  const say = (farewell) => {
    shown ??= farewell
    composer.end(shown.sentence, shown)
    document.body.toggleAttribute('data-over', true)
    close()
  }
  chat.on('refused', ({ code, room: left, by }) => {
    if (left !== rooms.here || !GONE.has(code)) return
    say({ sentence: words.gone[reasonOf(code, by, self)](by), label: words.toLobby, address: home })
  })
  chat.on('state', ({ reason }) => {
    if (!BANNED.has(reason?.code)) return
    const door = `${home}?refused=${reason.code}`
    history.replaceState(null, '', door) // a reload shows the reason as well
    say({ sentence: words.banned(reason.code, reason.until && timeOf(reason.until)), label: words.toDoor, address: door, forGood: true })
  })
  rooms.addEventListener('open', () => {
    shown = shown?.forGood ? shown : null
    document.body.toggleAttribute('data-over', shown !== null)
    if (shown) say(shown)
  })
}

function reasonOf(code, by, self) {
  if (code === 'room-unknown') return 'unknown'
  return by ? (by.id === self.id ? 'left' : 'removed') : 'noLonger'
}
