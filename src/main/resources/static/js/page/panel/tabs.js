/** The tabs of the panel. The arrows move between them; only the selected one is a tab stop. */
export function listenToTabs(list, choose) {
  const tabs = [...list.querySelectorAll('[role="tab"]')]
  list.addEventListener('click', ({ target }) => {
    const tab = target.closest('[role="tab"]')
    if (tab) choose(tab.dataset.tab)
  })
  list.addEventListener('keydown', (event) => {
    const at = tabs.indexOf(event.target)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (at < 0 || to === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const tab = tabs.at(to % tabs.length)
    choose(tab.dataset.tab)
    tab.focus()
  })
}

/** Shows one of the tabs. */
export function selectTab(list, name) {
  for (const tab of list.querySelectorAll('[role="tab"]')) {
    const selected = tab.dataset.tab === name
    tab.setAttribute('aria-selected', String(selected))
    tab.tabIndex = selected ? 0 : -1
    document.getElementById(tab.getAttribute('aria-controls')).hidden = !selected
  }
}
