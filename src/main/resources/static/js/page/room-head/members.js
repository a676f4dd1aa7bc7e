import { showAvatar } from '../avatar.js'
import { words } from '../words.js'

const FACES = 3
/** The maximum number of members that the server lists. */
const MAX_LISTED = 1_000

/**
 * Shows the people of the open room in its head: some faces, and the number of members. The lobby has no members, so there it is
 * the number of those `online`. `members` is null in the lobby, and empty while they are unknown.
 */
export function showInHead({ online, members, people, self }) {
  const known = members === null || members.length > 0
  const shown = (members ?? people).filter(({ id }) => id !== self).concat((members ?? people).filter(({ id }) => id === self))
  part('faces').replaceChildren(...shown.slice(0, FACES).map(face))
  const number = members && (members.length < MAX_LISTED ? words.number(members.length) : words.many(MAX_LISTED))
  part('member-count').textContent = known ? (number ?? words.number(online)) : ''
  part('room-count').textContent = known ? line(number, online) : ''
  const label = members ? (known ? words.membersOnline(number, online) : words.onlineRoom) : words.online(online)
  document.querySelector('.people-button').setAttribute('aria-label', label)
}

function line(members, online) {
  return [members && words.members(members), words.onlineNow(online)].filter(Boolean).join(' · ')
}

function face(person) {
  const avatar = document.createElement('span')
  avatar.className = 'avatar'
  showAvatar(avatar, person)
  return avatar
}

function part(name) {
  return document.querySelector(`.room-head [data-part="${name}"]`)
}
