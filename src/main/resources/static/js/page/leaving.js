import { forgetPerson } from './stored.js'
import { endVisit } from './visit.js'

/** Set while a form is on its way that ends the visit if the server agrees. */
const LEAVING = 'maru.leaving'

// The server's own means, Clear-Site-Data, is for secure connections only, and not in every browser.
addEventListener('submit', ({ target, defaultPrevented }) => {
  if (defaultPrevented || !target.dataset.leaves) return
  if (target.dataset.leaves === 'now') {
    forgetPerson()
    target.elements.cleared.value = 'true'
  }
  session((storage) => storage.setItem(LEAVING, 'true'))
})

// The way in is shown to those who have left, and the account page again where the server did not agree. Other pages hear of it
// only now: before, they would have found the session still there.
if (session((storage) => storage.getItem(LEAVING))) {
  session((storage) => storage.removeItem(LEAVING))
  if (document.body.classList.contains('join')) endVisit()
}

function session(action) {
  try {
    return action(sessionStorage)
  } catch {
    return null
  }
}
