import { forgetPerson, recall, remember } from './stored.js'

/** The account that is logged in in this browser, shared by all its pages: its id, or LOGGED_OUT after logging out. */
const VISIT = 'maru.visit'
const LOGGED_OUT = 'nobody'

/** Removes everything that is stored for the user in this browser, and tells its other pages. */
export function endVisit() {
  forgetPerson()
  remember(VISIT, LOGGED_OUT)
}

/** Calls `left({ loggedOut })` when this page's account is no longer the one that is logged in: it logged out, or another one is in. */
export function followVisit(account, left) {
  remember(VISIT, account)
  if (recall(VISIT) !== account) return // storage is full or disabled
  const look = () => {
    const visitor = recall(VISIT)
    if (visitor !== null && visitor !== account) left({ loggedOut: visitor === LOGGED_OUT })
  }
  addEventListener('storage', ({ key }) => key === VISIT && look())
  addEventListener('pageshow', look)
  document.addEventListener('visibilitychange', look)
}
