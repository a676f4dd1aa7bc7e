import { forgetPerson, recall, remember } from './stored.js'

/** The account that is logged in in this browser, shared by all its pages: its id, or NOBODY after logging out. */
const VISIT = 'maru.visit'
const NOBODY = 'nobody'

/** Leaves nothing of a person in this browser, and tells its other pages. */
export function endVisit() {
  forgetPerson()
  remember(VISIT, NOBODY)
}

/** Calls `left({ nobody })` when this page's account is no longer the one that is logged in: it logged out, or another one is in. */
export function followVisit(account, left) {
  remember(VISIT, account)
  if (recall(VISIT) !== account) return // a storage that is full or switched off knows nothing
  const look = () => {
    const visitor = recall(VISIT)
    if (visitor !== null && visitor !== account) left({ nobody: visitor === NOBODY })
  }
  addEventListener('storage', ({ key }) => key === VISIT && look())
  addEventListener('pageshow', look)
  document.addEventListener('visibilitychange', look)
}
