/**
 * Shows the buttons with `data-copy`, which copy the value of the field with that id. A button says for a moment that it has
 * done so, with the text of `data-copied`.
 */
const SHOWN_FOR = 2_000

for (const button of document.querySelectorAll('[data-copy]')) {
  const field = document.getElementById(button.dataset.copy)
  const label = button.textContent
  button.hidden = false
  button.setAttribute('aria-live', 'polite')
  button.addEventListener('click', async () => {
    field.select()
    if (!(await copied(field.value))) return
    button.textContent = button.dataset.copied
    setTimeout(() => (button.textContent = label), SHOWN_FOR)
  })
}

/** Browsers have the clipboard on secure pages only; the old command copies what is selected. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return document.execCommand('copy')
  }
}
