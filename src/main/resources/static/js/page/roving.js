/** Makes a list of buttons one tab stop, until the signal. The arrows, Home and End move the focus within it. */
export function rove(list, buttons, signal) {
  list.addEventListener('focusin', ({ target }) => buttons().includes(target) && stopAt(buttons(), target), { signal })
  list.addEventListener('keydown', (event) => {
    const all = buttons()
    const at = all.indexOf(event.target)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (at < 0 || to === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    all.at(to % all.length).focus()
  }, { signal })
}

/** Makes exactly one of the buttons reachable with the Tab key. Call this after the buttons have been rendered again. */
export function stopAt(all, stop = all.find((button) => button.tabIndex === 0) ?? all[0]) {
  for (const button of all) button.tabIndex = button === stop ? 0 : -1
}
