/**
 * Milliseconds during which a form is not sent again, so that a double click sends it once. After that it may be sent again,
 * and the server recognises a repeat by the form's token.
 */
const BLOCKED_FOR = 5_000

const timers = new WeakMap()

addEventListener('submit', (event) => {
  if (!event.target.hasAttribute('data-sending')) return
  event.preventDefault()
  event.stopImmediatePropagation()
}, true)

// Registered last: another script may send the form later, or not at all.
addEventListener('submit', (event) => {
  if (!event.defaultPrevented && event.target.method === 'post') hold(event.target)
})

// The browser can restore the page from its history in the state in which it was left.
addEventListener('pageshow', () => document.querySelectorAll('form[data-sending]').forEach(release))

function hold(form) {
  form.toggleAttribute('data-sending', true)
  form.setAttribute('aria-busy', 'true')
  timers.set(form, setTimeout(() => release(form), BLOCKED_FOR))
}

function release(form) {
  clearTimeout(timers.get(form))
  form.removeAttribute('data-sending')
  form.removeAttribute('aria-busy')
}
