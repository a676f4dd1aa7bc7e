import { copyWhenKnown } from './clipboard.js'
import { timeOf } from './clock.js'
import { part } from './timeline/row.js'
import { toast } from './toast.js'
import { words } from './words.js'

/** The limits of a link that is made by one click. The form in the panel makes links with other ones. */
const LIMITS = { days: 7, uses: 1_000 }

/**
 * Makes an invitation link to the open room and copies it, by any button with this action. If the browser copies nothing, a dialog
 * shows the link. `made(room)` is called after a link was made.
 */
export function offerInvitations({ rooms, api, made }) {
  const dialog = document.getElementById('invite-link')
  let busy = false

  document.addEventListener('click', async ({ target }) => {
    if (busy || !target.closest('[data-action="copy-invitation"]')) return
    busy = true
    await invite(rooms.here)
    busy = false
  })

  async function invite(room) {
    const making = api.post(`/rooms/${encodeURIComponent(room)}/invitations`, LIMITS)
    // Before the answer: the click allows it.
    const copying = copyWhenKnown(making.then(({ url }) => url)).then(() => true, () => false)
    try {
      const { url, expiresAt } = await making
      if (await copying) toast(`${words.linkCopied} ${words.invitation.until(timeOf(expiresAt))}`)
      else show(url, expiresAt)
      made(room)
    } catch ({ code }) {
      toast(words.invitation.refusal[code] ?? words.invitation.refusal.other)
    }
  }

  function show(url, expiresAt) {
    const field = part(dialog, 'link')
    field.value = url
    part(dialog, 'until').textContent = words.invitation.until(timeOf(expiresAt))
    dialog.showModal()
    field.select()
  }
}
