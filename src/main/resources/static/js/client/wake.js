/** Milliseconds between two looks at the clock, and how late one of them is after the machine has slept. */
const LOOK_EVERY = 5_000
const LATE = 15_000

/**
 * Tells when the world around the page changed: `up` when the network came back, the page is looked at again or the machine woke,
 * `down` when the network went away. Returns the function that stops listening. Outside a browser it does nothing.
 */
export function watchWorld({ up, down }) {
  const { window, document } = globalThis
  const seen = () => document.visibilityState === 'visible' && up()
  const watched = [
    [window, 'online', up],
    [window, 'offline', down],
    [window, 'pageshow', up],
    [document, 'resume', seen],
    [document, 'visibilitychange', seen],
  ].filter(([target]) => typeof target?.addEventListener === 'function')
  for (const [target, type, listener] of watched) target.addEventListener(type, listener)
  const looking = document && watchSleep(seen)
  return () => {
    clearInterval(looking)
    for (const [target, type, listener] of watched) target.removeEventListener(type, listener)
  }
}

/**
 * A page that is visible when the lid closes is told nothing when it opens. Timers stand still meanwhile, and the wall clock does
 * not; that of some browsers that is monotonic does. Where somebody sets the clock, the page looks at its connection in vain.
 */
function watchSleep(woke) {
  let looked = Date.now()
  return setInterval(() => {
    const slept = Date.now() - looked > LOOK_EVERY + LATE
    looked = Date.now()
    if (slept) woke()
  }, LOOK_EVERY)
}

/** False only where the browser is sure that there is no network. */
export const networkThere = () => globalThis.navigator?.onLine !== false
