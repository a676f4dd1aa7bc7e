import { Menu } from '../timeline/menu.js'
import { toast } from '../toast.js'
import { words } from '../words.js'

/** The bell in the head of the open room: shows which of its messages notify the user, and lets them choose. */
export function offerLevels({ rooms, api }) {
  const button = document.querySelector('.level-button')
  const menu = document.getElementById('level-menu')
  const choice = new Menu(menu, button, async (level) => {
    try {
      await api.put(`/rooms/${encodeURIComponent(rooms.here)}/level`, { level })
      toast({ all: words.unmuted, mentions: words.mentionsOnly, none: words.muted }[level])
    } catch {
      toast(words.problem.change)
    }
  })
  button.addEventListener('click', () => choice.open())
  const show = () => {
    const level = rooms.get(rooms.here)?.level
    if (!level) return
    button.setAttribute('aria-label', words.notified[level])
    for (const item of menu.children) item.setAttribute('aria-checked', String(item.dataset.action === level))
    const icon = button.querySelector('use')
    icon.setAttribute('href', icon.getAttribute('href').replace(/#.*/, level === 'none' ? '#bell-off' : '#bell'))
  }
  rooms.addEventListener('change', ({ detail: room }) => (room === null || room.id === rooms.here) && show())
  show()
}
