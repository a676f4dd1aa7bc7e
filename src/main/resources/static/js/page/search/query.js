/** The room at the beginning of a query, by its id. */
const ROOM = /^in:([\w-]+)(?:\s+|$)/

/** Returns the query for what is in the field and, if there is a room, for that room only. */
export function queryOf({ room, rest }) {
  const typed = rest.trim()
  return room === null ? typed : `in:${room} ${typed}`.trim()
}

/**
 * Divides a query into the id of its room and the rest, `{room, rest}`. The room is null if the query names none by its id, or one
 * that `isKnown(id)` does not know.
 */
export function chipOf(query, isKnown) {
  const [match, room] = ROOM.exec(query) ?? []
  return match !== undefined && isKnown(room) ? { room, rest: query.slice(match.length) } : { room: null, rest: query }
}
