import { toast } from '../toast.js'
import { words } from '../words.js'

/** The button below an archived room, for users who may unarchive it. The server then tells all pages in the room. */
export function offerUnarchiving({ rooms, api }) {
  document.querySelector('[data-action="unarchive"]').addEventListener('click', async () => {
    try {
      await api.put(`/rooms/${encodeURIComponent(rooms.here)}/archived`, { archived: false })
      rooms.refresh().catch(() => {}) // what the user may do there has changed as well
    } catch {
      toast(words.problem.change)
    }
  })
}
