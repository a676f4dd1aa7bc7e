/** Makes a room the last favourite of the user. Rejects if the server refuses it. */
export async function favour(room, { rooms, api }) {
  rooms.favour(room, rooms.favourites.length + 1)
  await stored(api.put(address(room), {}), rooms)
}

/** Makes a favourite an ordinary room. Rejects if the server refuses it. */
export async function unfavour(room, { rooms, api }) {
  rooms.favour(room, null)
  await stored(api.delete(address(room)), rooms)
}

function address({ id }) {
  return `/rooms/${encodeURIComponent(id)}/favourite`
}

/** What was shown before the answer is taken back if the request fails. */
async function stored(answer, rooms) {
  try {
    await answer
  } catch (problem) {
    rooms.refresh().catch(() => {})
    throw problem
  }
}
