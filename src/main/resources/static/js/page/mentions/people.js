/** Opens the profile of a mentioned person after a click on the mention, or after Enter or the space bar. */
export function listenToMentions() {
  document.addEventListener('click', ({ target, altKey }) => !altKey && show(mentionAt(target)))
  document.addEventListener('keydown', (event) => {
    const mention = mentionAt(event.target)
    if (!mention || (event.key !== 'Enter' && event.key !== ' ') || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    if (!event.repeat) show(mention)
  })
}

function mentionAt(target) {
  return target.closest('.mention[role="button"]')
}

function show(mention) {
  if (!mention) return
  const person = { id: mention.dataset.account, name: mention.textContent.slice(1) }
  mention.dispatchEvent(new CustomEvent('person', { detail: person, bubbles: true }))
}
