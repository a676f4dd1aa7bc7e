/** Milliseconds between two refreshes at least. */
const PAUSE = 5_000
/** When a server comes back, so do all its people: each of them asks at a moment of their own within so many milliseconds. */
const SPREAD = 5_000

/**
 * Calls `refresh` when somebody comes back to the page and when its connection does: what was read, joined or left on another
 * device in the meantime was not told here. A page that nobody looks at waits until somebody does.
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
