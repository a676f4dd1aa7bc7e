/**
 * Closes an open dialog when the user clicks outside. A click on the dialog's own padding has the same target, so positions are
 * compared.
 */
export function closeBeside(dialog) {
  dialog.addEventListener('click', ({ target, clientX, clientY }) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect()
    const within = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom
    if (target === dialog && !within) dialog.close()
  })
}
