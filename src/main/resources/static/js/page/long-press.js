/** Milliseconds for which a finger rests, and the pixels that it may move meanwhile. */
const HOLD = 450
const MOVE = 10

/**
 * Calls `press(target)` after a finger has rested on a place inside the element and is lifted. Until then the place has the
 * attribute data-pressed. `find(target)` returns the place that is pressed, or null if this target has no long press.
 */
export function onLongPress(element, find, press) {
  let start = null
  let timer
  const end = () => {
    clearTimeout(timer)
    start?.place.removeAttribute('data-pressed')
    start = null
  }
  element.addEventListener('pointerdown', (event) => {
    end()
    const place = event.pointerType === 'touch' && event.isPrimary ? find(event.target) : null
    if (!place) return
    start = { place, x: event.clientX, y: event.clientY, held: false }
    timer = setTimeout(() => {
      start.held = true
      place.setAttribute('data-pressed', '')
      navigator.vibrate?.(10)
    }, HOLD)
  })
  element.addEventListener('pointermove', ({ clientX, clientY }) => start && Math.hypot(clientX - start.x, clientY - start.y) > MOVE && end())
  element.addEventListener('contextmenu', (event) => start && event.preventDefault())
  element.addEventListener('pointercancel', end)
  element.addEventListener('pointerup', () => {
    const pressed = start?.held ? start.place : null
    end()
    // After the events of this touch, which would close what opens now.
    if (pressed) setTimeout(() => press(pressed))
  })
}
