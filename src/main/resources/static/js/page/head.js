import { showName } from './title.js'

/** The icon of a kind of room, the public one for others. */
const ICONS = { private: 'lock', direct: 'account' }

/** Shows the open room: its title, kind and topic, whether the user may moderate it, and whether it is archived. */
export function followRoom({ rooms, composer }) {
  let shown = rooms.here // by the server
  const show = () => {
    const room = rooms.get(rooms.here)
    if (!room) return
    const heading = document.querySelector('.room-title')
    if (heading.textContent !== room.title) heading.textContent = room.title
    if (room.topic !== undefined || room.id !== shown) showTopic(room.topic ?? '')
    if (room.id !== shown) showKind(room.kind)
    shown = room.id
    showName(room.title)
    document.body.toggleAttribute('data-moderates', room.may.includes('moderate'))
    document.body.toggleAttribute('data-may-pin', room.may.includes('pin'))
    document.body.toggleAttribute('data-invites', room.may.includes('invite'))
    document.body.toggleAttribute('data-archived', room.archived === true)
    composer.archive(room.archived === true, room.may.includes('archive'))
    composer.addressTo(room)
  }
  rooms.addEventListener('change', ({ detail: room }) => (room === null || room.id === rooms.here) && show())
  show()
}

function showTopic(topic) {
  const element = document.querySelector('.room-topic')
  element.hidden = topic === ''
  element.textContent = topic
  element.title = topic
}

function showKind(kind) {
  const icon = document.querySelector('[data-part="room-icon"]')
  icon.setAttribute('href', icon.getAttribute('href').replace(/#.*/, `#${ICONS[kind] ?? 'rooms'}`))
}
