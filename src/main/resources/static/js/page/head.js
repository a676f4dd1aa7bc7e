import { showName } from './title.js'

/** Follows changes of the open room: its title, whether the user may moderate it, and whether it is archived. */
export function followRoom({ rooms, composer }) {
  const show = () => {
    const room = rooms.get(rooms.here)
    if (!room) return
    const heading = document.querySelector('.bar-room')
    if (heading.textContent !== room.title) heading.textContent = room.title
    showName(room.title)
    document.body.toggleAttribute('data-moderates', room.may.includes('moderate'))
    composer.archive(room.archived)
  }
  rooms.addEventListener('change', ({ detail: room }) => (room === null || room.id === rooms.here) && show())
  show()
}
