import { byName } from '../collation.js'

/**
 * Sorts rooms as they are offered: where something is unread comes first, then where one was last, then by name. The room that is
 * open already, `here`, and what is archived stand at the end.
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
