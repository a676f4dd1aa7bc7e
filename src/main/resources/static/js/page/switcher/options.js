import { showAvatar } from '../avatar.js'
import { addressOf } from '../rooms/room.js'
import { clone, part } from '../timeline/row.js'
import { words } from '../words.js'

/** An option that links to a room; `here` is the id of the open room. */
export function roomOption(room, { here, home }) {
  const option = clone(`switch-${room.kind}`)
  option.id = `switch-room-${room.id}`
  option.href = addressOf(room.id, home)
  option.dataset.room = room.id
  part(option, 'name').textContent = room.title
  if (room.people.length > 0) showAvatar(part(option, 'avatar'), room.people[0])
  const notes = [room.id === here && words.here, room.archived && words.archived, room.calls && words.unread(Math.max(room.unread, room.mentions))]
  part(option, 'note').textContent = notes.filter(Boolean).join(' · ')
  part(option, 'note').toggleAttribute('data-unread', room.calls)
  return option
}

/** An option for writing to an account. */
export function personOption(person) {
  const option = clone('switch-person')
  option.id = `switch-person-${person.id}`
  option.dataset.account = person.id
  part(option, 'name').textContent = person.name
  part(option, 'note').textContent = words.role[person.role] ?? ''
  showAvatar(part(option, 'avatar'), person)
  return option
}
