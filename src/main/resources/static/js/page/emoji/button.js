import { part } from '../timeline/row.js'

/** Pixels between the picker and its button, and at least between the picker and the edge of the window. */
const GAP = 8

/**
 * The button that opens the picker. `choose(text)` is called with the chosen emoji. The picker's scripts and its emoji are loaded when
 * it opens for the first time.
 */
export function offerEmoji(button, popover, choose) {
  let picker
  const problem = part(popover, 'problem')
  const opened = async () => {
    problem.hidden = true
    try {
      const { EmojiPicker } = await import('./picker.js')
      picker ??= new EmojiPicker(popover, choose)
      if (popover.matches(':popover-open')) await picker.opened()
    } catch {
      problem.hidden = false
    }
  }
  const place = () => {
    const { top, right } = button.getBoundingClientRect()
    popover.style.setProperty('--from-right', `${Math.max(GAP, innerWidth - right)}px`)
    popover.style.setProperty('--from-bottom', `${Math.max(GAP, innerHeight - top + GAP)}px`)
  }
  popover.addEventListener('beforetoggle', ({ newState }) => {
    place()
    if (newState === 'open') prepareSearch(popover.querySelector('input'), popover)
  })
  addEventListener('resize', place)
  popover.addEventListener('toggle', ({ newState }) => {
    button.toggleAttribute('data-open', newState === 'open')
    if (newState === 'open') opened()
  })
  problem.querySelector('button').addEventListener('click', opened)
  // The field keeps the focus and its caret, and a phone its keyboard.
  button.addEventListener('pointerdown', (event) => event.preventDefault())
  if (popover.matches(':popover-open')) {
    place()
    opened()
  }
}

/** The browser moves the focus while it opens the popover, so that no key goes elsewhere. On a phone, no keyboard comes up. */
function prepareSearch(input, popover) {
  const touch = matchMedia('(pointer: coarse)').matches
  input.value = ''
  input.toggleAttribute('autofocus', !touch)
  popover.toggleAttribute('autofocus', touch)
}
