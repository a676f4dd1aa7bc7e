/** Closes an open dialog where somebody presses beside it: its own padding is the same element as what is around it. */
export function closeBeside(dialog) {
  dialog.addEventListener('click', ({ target, clientX, clientY }) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect()
    const within = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom
    if (target === dialog && !within) dialog.close()
  })
}
