/**
 * Marks all rooms as read, up to the last event that this page knows. Resolves to whether the server has stored all of it; rooms
 * that failed stay unread.
 */
export async function readAll({ rooms, api }) {
  const unread = rooms.all.filter((room) => room.unread > 0)
  let stored = true
  for (const room of unread) {
    if (room.id === rooms.here) document.querySelector('maru-timeline').readElsewhere()
    else stored = (await readRoom(room, { rooms, api })) && stored
  }
  return stored
}

/** Marks a room that is not open as read. Resolves to whether the server has stored it. */
export async function readRoom({ id, epoch, lastSeq }, { rooms, api }) {
  try {
    await api.put(`/rooms/${encodeURIComponent(id)}/read`, { seq: lastSeq, epoch })
    rooms.read(id, lastSeq)
    return true
  } catch {
    return false
  }
}
