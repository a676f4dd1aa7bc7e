/** Milliseconds between two checks of the clock, and how late a check is after the machine has slept. */
const CHECK_EVERY = 5_000
const SLEPT_AFTER = 15_000

/**
 * Reports changes around the page: calls `up` when the network is back, the page becomes visible or the machine wakes, and
 * `down` when the network is lost. Returns a function that stops it. Outside a browser it does nothing.
 */
export function watchEnvironment({ up, down }) {
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
 * A page that is visible when a laptop is closed gets no event when it is opened again. Timers stop meanwhile, and the wall
 * clock continues; the monotonic clock of some browsers continues too. Setting the clock causes one unnecessary check of the
 * connection.
 */
function watchSleep(woke) {
  let looked = Date.now()
  return setInterval(() => {
    const slept = Date.now() - looked > CHECK_EVERY + SLEPT_AFTER
    looked = Date.now()
    if (slept) woke()
  }, CHECK_EVERY)
}

/** Returns false only if the browser reports that the device is offline. */
export const isNetworkUp = () => globalThis.navigator?.onLine !== false
