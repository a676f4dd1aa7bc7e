import { recall, remember } from '../stored.js'

/** Pixels by which an arrow key moves an edge. */
const STEP = 16

/**
 * Makes the width of a pane adjustable by its edge, a separator: by dragging, with the arrows, Home and End, and back to the
 * default by a double click. The width is kept on this device. `grows` is 1 if the pane grows when its edge moves to the right,
 * otherwise -1. start.js applies a kept width before the first paint.
 */
export function resizeBy(edge, { name, min, max, usual, grows }) {
  const key = `maru.width.${name}`
  const size = (width) => Math.round(Math.min(max, Math.max(min, width)))
  let width = size(Number(recall(key)) || usual)
  let dragged = null

  const show = (wanted) => {
    width = size(wanted)
    document.body.style.setProperty(`--${name}`, `${width / 16}rem`)
    edge.setAttribute('aria-valuenow', String(width))
  }
  const keep = () => remember(key, width === usual ? null : String(width))

  edge.setAttribute('aria-valuemin', String(min))
  edge.setAttribute('aria-valuemax', String(max))
  show(width)
  edge.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    dragged = { from: event.clientX, width }
    edge.setPointerCapture(event.pointerId)
    event.preventDefault() // selects no text
  })
  edge.addEventListener('pointermove', ({ clientX }) => dragged && show(dragged.width + grows * (clientX - dragged.from)))
  for (const type of ['pointerup', 'pointercancel']) {
    edge.addEventListener(type, () => {
      if (dragged) keep()
      dragged = null
    })
  }
  edge.addEventListener('dblclick', () => {
    show(usual)
    keep()
  })
  edge.addEventListener('keydown', (event) => {
    const to = { ArrowRight: width + grows * STEP, ArrowLeft: width - grows * STEP, Home: min, End: max }[event.key]
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    show(to)
    keep()
  })
}
