/**
 * Whether the user looks at the conversation: the page is visible, its window has the focus, and neither another pane, as
 * on a phone, nor the preferences cover the conversation. A visible window without the focus does not count.
 */
export function isLookedAt() {
  return document.visibilityState === 'visible' && document.hasFocus() && !isCovered()
}

function isCovered() {
  const hidden = document.querySelector('.room')?.checkVisibility({ visibilityProperty: true }) === false
  return hidden || document.querySelector('.preferences[open]') !== null
}

/** Calls back when that may have changed, and when the page returns from sleep or from the browser's history. */
export function onAttention(callback) {
  document.addEventListener('visibilitychange', callback)
  document.addEventListener('resume', callback)
  document.addEventListener('panes', callback)
  for (const type of ['focus', 'blur', 'pageshow']) addEventListener(type, callback)
}
