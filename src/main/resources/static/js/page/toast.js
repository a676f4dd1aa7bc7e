import { words } from './words.js'

/** Milliseconds for which a toast stays, without and with a way back. */
const STAYS_FOR = 5_000
const STAYS_FOR_UNDO = 10_000

const MOST = 3

/** The lists of toasts, by the element that contains them. */
const lists = new Map()

/** Ends toasts, by their element. */
const ends = new Map()

/**
 * Says in the corner of the page what was done. The oldest one makes room if there are more than three. While a dialog is open, the
 * toasts are in it: what is behind it is neither seen nor read.
 *
 * @param {string} text
 * @param {{ undo?: () => void, done?: () => void, action?: { label: string, run: () => void } }} [options] with `undo` or an `action` it
 * has a button for it, and stays longer. `done` is called when it is gone and was not undone, also when the page closes
 */
export function toast(text, { undo, done, action = undo && { label: words.undo, run: undo } } = {}) {
  const list = prepareToasts([...document.querySelectorAll('dialog:modal')].at(-1))
  const shown = document.createElement('div')
  shown.className = 'toast'
  const said = document.createElement('p')
  said.textContent = text
  shown.append(said)
  const end = (then) => {
    if (!ends.delete(shown)) return
    shown.remove()
    then?.()
  }
  ends.set(shown, () => end(done))
  if (action) shown.append(actionButton(action.label, () => end(action.run)))
  while (list.childElementCount >= MOST) ends.get(list.firstElementChild)()
  list.append(shown)
  stay(shown, action ? STAYS_FOR_UNDO : STAYS_FOR)
}

addEventListener('pagehide', () => [...ends.values()].forEach((end) => end()))

/** Adds the empty list: screen readers announce only what is added to a region that they know already. */
export function prepareToasts(place = document.body) {
  const list = lists.get(place) ?? Object.assign(document.createElement('div'), { className: 'toasts', role: 'status' })
  lists.set(place, list)
  if (!list.isConnected) place.append(list)
  return list
}

function actionButton(label, run) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button-link'
  button.textContent = label
  button.addEventListener('click', run)
  return button
}

/** Removes the toast after that time, which starts again when the pointer or the focus leaves it. */
function stay(shown, time) {
  let timer
  const start = () => {
    clearTimeout(timer)
    timer = setTimeout(() => (shown.matches(':hover, :focus-within') ? start() : ends.get(shown)?.()), time)
  }
  for (const leaving of ['pointerleave', 'focusout']) shown.addEventListener(leaving, start)
  start()
}
