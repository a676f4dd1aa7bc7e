/** The minimum number of milliseconds between two refreshes. */
const PAUSE = 5_000
/** After a restart all users reconnect at once. Each page refreshes at a random moment within this many milliseconds. */
const SPREAD = 5_000

/**
 * Calls `refresh` when the user returns to the page and when its connection is back: changes on other devices meanwhile were
 * not received. A hidden page waits until it is visible.
 */
export function keepFresh(chat, refresh) {
  let last = -Infinity
  let timer

  const ask = (wait = 0) => {
    if (document.visibilityState !== 'visible') return
    clearTimeout(timer)
    timer = setTimeout(() => {
      last = performance.now()
      refresh()
    }, Math.max(wait, last + PAUSE - performance.now()))
  }

  let connected = false
  chat.on('state', ({ state }) => {
    if (state !== 'online') return
    ask(connected ? Math.random() * SPREAD : 0)
    connected = true
  })
  document.addEventListener('visibilitychange', () => ask())
  addEventListener('focus', () => ask())
}
