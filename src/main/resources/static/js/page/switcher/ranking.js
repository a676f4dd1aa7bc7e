import { byName } from '../collation.js'

/**
 * Sorts rooms for the list: unread rooms first, then by the last visit, then by name. The open room, `here`, and archived rooms
 * come last.
 */
export function rank(rooms, { here, visits }) {
  const places = new Map(rooms.map((room) => [room, placeOf(room, here, visits)]))
  return rooms.sort((one, other) => {
    const [a, b] = [places.get(one), places.get(other)]
    const at = a.findIndex((value, i) => value !== b[i])
    return at < 0 ? byName(one.title, other.title) : a[at] - b[at]
  })
}

function placeOf(room, here, visits) {
  const aside = Number(room.id === here) + 2 * Number(room.archived)
  return [aside, Number(!room.calls), visits.ago(room.id)]
}
