import { showAvatar } from './avatar.js'

/** The user's own name and avatar at the bottom of the list of rooms. */
export function followSelf(chat, self) {
  const show = () => {
    document.querySelector('.self-name').textContent = self.name
    showAvatar(document.querySelector('[data-part="self-avatar"]'), self)
  }
  // The server announces users again when their name or picture changes, also on another device.
  chat.on('presence', ({ joined }) => {
    const own = joined.find(({ id }) => id === self.id)
    if (!own) return
    Object.assign(self, { name: own.name, avatar: own.avatar })
    show()
  })
  show()
  return {
    rename(name) {
      self.name = name
      show()
    },
  }
}
