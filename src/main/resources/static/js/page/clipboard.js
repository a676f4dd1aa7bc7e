/**
 * Copies a text. Browsers have the clipboard on HTTPS and localhost only; elsewhere the old command copies what is selected. Rejects
 * if the browser copies nothing. Call this while an event of the user is handled.
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text)
  } catch (problem) {
    if (!copiedByCommand(text)) throw problem
  }
}

function copiedByCommand(text) {
  const { activeElement } = document
  const field = document.createElement('textarea')
  field.className = 'visually-hidden'
  field.readOnly = true
  field.value = text
  // What is outside of an open dialog cannot be selected.
  const place = activeElement.closest('dialog[open]') ?? document.body
  place.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  activeElement.focus({ preventScroll: true })
  return copied
}
