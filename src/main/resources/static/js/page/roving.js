/** Makes a list of buttons one stop of the Tab key; arrows, Home and End go on within it. */
export function rove(list, buttons) {
  list.addEventListener('focusin', ({ target }) => buttons().includes(target) && stopAt(buttons(), target))
  list.addEventListener('keydown', (event) => {
    const all = buttons()
    const at = all.indexOf(event.target)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (at < 0 || to === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    all.at(to % all.length).focus()
  })
}

/** To be called when the buttons have been drawn anew: one of them, and only one, can be reached. */
export function stopAt(all, stop = all.find((button) => button.tabIndex === 0) ?? all[0]) {
  for (const button of all) button.tabIndex = button === stop ? 0 : -1
}
