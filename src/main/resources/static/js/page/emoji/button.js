import { part } from '../timeline/row.js'

const PICKER = 'emoji-picker'

/** Pixels between the picker and its button, and at least between the picker and the edge of the window. */
const GAP = 8
/** Its height where there is room, in pixels. */
const HEIGHT = 416

/** The button beside which the picker is open, and what is done with the emoji, if it is not for the composer. */
let other = null

/** Opens the picker beside a button. `choose(emoji)` is called with each emoji that is chosen, without skin tone. */
export function openPicker(button, choose) {
  const popover = document.getElementById(PICKER)
  popover.hidePopover()
  other = { button, choose }
  popover.showPopover()
}

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
      picker ??= new EmojiPicker(popover, (text, base) => (other ? other.choose(base) : choose(text)))
      if (popover.matches(':popover-open')) await picker.opened()
    } catch {
      problem.hidden = false
    }
  }
  const place = () => {
    if (other) return placeBeside(popover, other.button)
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
    button.toggleAttribute('data-open', newState === 'open' && !other)
    if (newState === 'open') opened()
    else other = null
  })
  problem.querySelector('button').addEventListener('click', opened)
  // The field keeps the focus and its caret, and a phone its keyboard.
  button.addEventListener('pointerdown', (event) => event.preventDefault())
  if (popover.matches(':popover-open')) {
    place()
    opened()
  }
}

/** Left of the button, and as far up as the window allows. */
function placeBeside(popover, button) {
  const { top, left } = button.getBoundingClientRect()
  const fromBottom = Math.min(innerHeight - top - HEIGHT / 2, innerHeight - HEIGHT - GAP)
  popover.style.setProperty('--from-right', `${Math.max(GAP, innerWidth - left + GAP)}px`)
  popover.style.setProperty('--from-bottom', `${Math.max(GAP, fromBottom)}px`)
}

/** The browser moves the focus while it opens the popover, so that no key goes elsewhere. On a phone, no keyboard comes up. */
function prepareSearch(input, popover) {
  const touch = matchMedia('(pointer: coarse)').matches
  input.value = ''
  input.toggleAttribute('autofocus', !touch)
  popover.toggleAttribute('autofocus', touch)
}
