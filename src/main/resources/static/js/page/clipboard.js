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

/**
 * Copies the text of a promise, like {@link copyText}. Safari copies only what it was asked for while an event of the user was
 * handled, so the request comes before the text. Rejects like the promise if that does.
 *
 * @param {Promise<string>} text
 */
export async function copyWhenKnown(text) {
  const blob = text.then((known) => new Blob([known], { type: 'text/plain' }))
  blob.catch(() => {}) // reported below
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })])
  } catch {
    await copyText(await text)
  }
}

function copiedByCommand(text) {
  const { activeElement } = document
  const field = document.createElement('textarea')
  field.className = 'visually-hidden'
  field.readOnly = true
  field.value = text
  // Text outside of an open dialog cannot be selected.
  const place = activeElement.closest('dialog[open]') ?? document.body
  place.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  activeElement.focus({ preventScroll: true })
  return copied
}
