const STEP = 12
const ZOOM_STEP = 1.1
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

/**
 * Moves and zooms a crop by pointer, by two fingers, by wheel and by keys on the canvas that shows it. `crop()` returns the present
 * one, or null; `changed()` is called after each change.
 */
export function listenToGestures(canvas, { crop, changed }) {
  const fingers = new Map()
  const at = ({ clientX, clientY }) => {
    const { left, top, width } = canvas.getBoundingClientRect()
    const scale = canvas.width / width
    return { x: (clientX - left) * scale, y: (clientY - top) * scale }
  }
  const change = (act) => {
    if (!crop()) return
    act(crop())
    changed()
  }

  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId)
    fingers.set(event.pointerId, at(event))
  })
  canvas.addEventListener('pointermove', (event) => {
    const before = fingers.get(event.pointerId)
    if (!before) return
    const now = at(event)
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1]
    fingers.set(event.pointerId, now)
    const share = other ? 0.5 : 1 // the middle of two fingers moves half as far
    change((it) => {
      it.move((now.x - before.x) * share, (now.y - before.y) * share)
      if (other) it.zoomTo((it.zoom * distance(now, other)) / Math.max(1, distance(before, other)), (now.x + other.x) / 2, (now.y + other.y) / 2)
    })
  })
  for (const end of ['pointerup', 'pointercancel']) canvas.addEventListener(end, ({ pointerId }) => fingers.delete(pointerId))
  canvas.addEventListener('wheel', (event) => {
    event.preventDefault()
    const { x, y } = at(event)
    change((it) => it.zoomTo(it.zoom * (event.deltaY < 0 ? ZOOM_STEP : 1 / ZOOM_STEP), x, y))
  }, { passive: false })
  canvas.addEventListener('keydown', (event) => {
    const arrow = ARROWS[event.key]
    const zoom = { '+': ZOOM_STEP, '=': ZOOM_STEP, '-': 1 / ZOOM_STEP }[event.key]
    if ((!arrow && !zoom) || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    change((it) => (arrow ? it.move(arrow[0] * STEP, arrow[1] * STEP) : it.zoomTo(it.zoom * zoom)))
  })
}

function distance(one, other) {
  return Math.hypot(one.x - other.x, one.y - other.y)
}
