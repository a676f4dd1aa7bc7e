/**
 * While a form is on its way, it is not sent again: a double click means one. After so many milliseconds it may be, and the server
 * then knows by the form's token whether it has done it already.
 */
const PATIENCE = 5_000

const timers = new WeakMap()

addEventListener('submit', (event) => {
  if (!event.target.hasAttribute('data-sending')) return
  event.preventDefault()
  event.stopImmediatePropagation()
}, true)

// Last of all: another script may send the form later, or not at all.
addEventListener('submit', (event) => {
  if (!event.defaultPrevented && event.target.method === 'post') hold(event.target)
})

// A page that the browser kept comes back as it was left.
addEventListener('pageshow', () => document.querySelectorAll('form[data-sending]').forEach(release))

function hold(form) {
  form.toggleAttribute('data-sending', true)
  form.setAttribute('aria-busy', 'true')
  timers.set(form, setTimeout(() => release(form), PATIENCE))
}

function release(form) {
  clearTimeout(timers.get(form))
  form.removeAttribute('data-sending')
  form.removeAttribute('aria-busy')
}
