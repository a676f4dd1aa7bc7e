/** Milliseconds until a tooltip appears under a pointer, and until it disappears after the pointer has left. */
const APPEARS_AFTER = 500
const STAYS_FOR = 150

/** Pixels between the tooltip and its button, and at least between the tooltip and the edge of the window. */
const GAP = 6
const EDGE = 8

const OWNERS = ':is(a, button)[aria-label][title]'

/** A shortcut at the end of a title, such as in "Find (Ctrl+K)". */
const SHORTCUT = /^(.+) \(([^()]+)\)$/

let bubble = null
let owner = null
let title = ''
let timer

/**
 * Shows the titles of buttons and links in a tooltip of the page. Unlike the browser's, it also appears for the keyboard's focus,
 * stays while the pointer is on it, and closes with Escape or Ctrl (WCAG 1.4.13). Without a script the browser's tooltips remain.
 */
export function showTooltips() {
  bubble = document.createElement('div')
  bubble.className = 'tooltip'
  bubble.popover = 'manual'
  bubble.setAttribute('aria-hidden', 'true') // it repeats the name of the button
  document.body.append(bubble)

  document.addEventListener('pointerover', ({ target, pointerType }) => {
    if (pointerType !== 'mouse') return
    if (target.closest('.tooltip')) return clearTimeout(timer)
    if (owner && target.closest(':is(a, button)') === owner) return isShown() ? clearTimeout(timer) : wait(open, APPEARS_AFTER)
    const next = target.closest(OWNERS)
    if (next) take(next, isShown() ? 0 : APPEARS_AFTER)
    else if (owner && owner !== document.activeElement) wait(close, STAYS_FOR)
  })
  document.addEventListener('focusin', ({ target }) => {
    if (target.matches(OWNERS) && target.matches(':focus-visible')) take(target, 0)
    else if (target !== owner) close()
  })
  document.addEventListener('focusout', ({ target }) => target === owner && close())
  document.addEventListener('pointerdown', close)
  document.addEventListener('click', close)
  document.addEventListener('scroll', ({ target }) => isShown() && target.contains(owner) && close(), { capture: true, passive: true })
  document.addEventListener('keydown', dismiss, true)
}

/** Escape also does what it does without a tooltip, such as closing a panel. Ctrl only closes the tooltip, as Chrome's own. */
function dismiss({ key }) {
  if ((key === 'Escape' || key === 'Control') && isShown()) close()
}

function isShown() {
  return bubble.matches(':popover-open')
}

/** Takes the title away, because the browser would show it as well. */
function take(next, delay) {
  close()
  owner = next
  title = next.title
  next.removeAttribute('title')
  wait(open, delay)
}

function open() {
  if (!owner.isConnected) return close()
  title = owner.title || title // the page may have set another one meanwhile
  owner.removeAttribute('title')
  const [, name = title, shortcut] = SHORTCUT.exec(title) ?? []
  bubble.replaceChildren(name)
  if (shortcut) {
    const keys = document.createElement('kbd')
    keys.textContent = shortcut
    bubble.append(keys)
  }
  bubble.showPopover()
  const { left, top, bottom, width } = owner.getBoundingClientRect()
  const below = bottom + GAP + bubble.offsetHeight + EDGE <= innerHeight
  const centred = left + (width - bubble.offsetWidth) / 2
  bubble.style.left = `${Math.max(EDGE, Math.min(centred, innerWidth - bubble.offsetWidth - EDGE))}px`
  bubble.style.top = `${below ? bottom + GAP : top - GAP - bubble.offsetHeight}px`
}

function close() {
  clearTimeout(timer)
  if (isShown()) bubble.hidePopover()
  if (owner && !owner.title) owner.title = title // unless the page has set another one meanwhile
  owner = null
}

/** Never at once: while a popover opens or closes and moves the focus, no other one can be shown. */
function wait(then, delay) {
  clearTimeout(timer)
  timer = setTimeout(then, delay)
}
