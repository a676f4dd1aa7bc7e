import { copyText } from './clipboard.js'

/** Milliseconds for which a button says that it has copied. */
const SHOWN_FOR = 2_000

// A button with `data-copy` copies the value of the field with that id, and then says the text of `data-copied` for a moment.
document.addEventListener('click', async ({ target }) => {
  const button = target.closest('[data-copy]')
  if (!button) return
  const field = document.getElementById(button.dataset.copy)
  field.select()
  try {
    await copyText(field.value)
  } catch {
    return // the text is selected
  }
  if (button.dataset.label) return
  button.dataset.label = button.textContent
  button.textContent = button.dataset.copied
  setTimeout(() => {
    button.textContent = button.dataset.label
    delete button.dataset.label
  }, SHOWN_FOR)
})

/** Shows the buttons, which are hidden without a script. */
export function showCopyButtons(root) {
  for (const button of root.querySelectorAll('[data-copy]')) {
    button.setAttribute('aria-live', 'polite')
    button.hidden = false
  }
}

showCopyButtons(document)
