/** Makes a room the last favourite of the user. Rejects if the server refuses it. */
export async function favour(room, { rooms, api }) {
  rooms.favour(room, rooms.favourites.length + 1)
  await confirmed(api.put(address(room), {}), rooms)
}

/** Makes a favourite an ordinary room. Rejects if the server refuses it. */
export async function unfavour(room, { rooms, api }) {
  rooms.favour(room, null)
  await confirmed(api.delete(address(room)), rooms)
}

/** Moves a room to a position among the favourites, from 1. Rejects if the server refuses it. */
export async function place(room, position, { rooms, api }) {
  rooms.favour(room, position)
  await confirmed(api.put(address(room), { position }), rooms)
}

/** Returns the favourite that is listed before (step -1) or after (step 1) another one, if there is one. */
export function neighbourOf(room, step, rooms) {
  const listed = rooms.favourites.filter((one) => one.listed)
  const at = listed.indexOf(room)
  return at < 0 ? undefined : listed[at + step]
}

/** Returns the position that leads a room, which may be a favourite already, directly before or after a favourite. */
export function positionAt(side, favourite, room) {
  const moves = room.favourite !== null && room.favourite < favourite.favourite
  return favourite.favourite + (side === 'after' ? 1 : 0) - (moves ? 1 : 0)
}

function address({ id }) {
  return `/rooms/${encodeURIComponent(id)}/favourite`
}

/** A change that is shown before the server answers is undone if the request fails. */
async function confirmed(answer, rooms) {
  try {
    await answer
  } catch (problem) {
    rooms.refresh().catch(() => {})
    throw problem
  }
}
