import { byName } from '../collation.js'

/**
 * Returns the rooms of each section of the list, in the order in which they are shown: favourites in the user's order, the others
 * by name after the lobby. The server's first list is the same (Sidebar).
 */
export function sectionsOf(rooms) {
  const listed = rooms.all.filter((room) => room.listed)
  const others = listed.filter(({ favourite }) => favourite === null)
  others.sort((one, other) => (other.id === 'lobby') - (one.id === 'lobby') || byName(one.title, other.title))
  return {
    favourites: rooms.favourites.filter((room) => room.listed),
    rooms: others.filter(({ kind }) => kind !== 'direct'),
    direct: others.filter(({ kind }) => kind === 'direct'),
  }
}
