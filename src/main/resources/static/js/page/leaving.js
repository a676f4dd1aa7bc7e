import { forgetPerson } from './stored.js'
import { endVisit } from './visit.js'

/** Set while a form is being sent that logs the user out if the server accepts it. */
const LEAVING = 'maru.leaving'

// Browsers honour the server's Clear-Site-Data header only on secure connections, and some not at all.
addEventListener('submit', ({ target, defaultPrevented }) => {
  if (defaultPrevented || !target.dataset.leaves) return
  if (target.dataset.leaves === 'now') {
    forgetPerson()
    target.elements.cleared.value = 'true'
  }
  session((storage) => storage.setItem(LEAVING, 'true'))
})

// After a logout the server shows the first page; if it refused, it shows the account page again. Other pages are told only
// now: before, they would have found the session still open.
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
