/**
 * Whether the user looks at this page: it is visible and its window has the focus. A visible window without the focus does not
 * count.
 */
export function isLookedAt() {
  return document.visibilityState === 'visible' && document.hasFocus()
}

/** Calls back when that may have changed, and when the page returns from sleep or from the browser's history. */
export function onAttention(callback) {
  document.addEventListener('visibilitychange', callback)
  document.addEventListener('resume', callback)
  for (const type of ['focus', 'blur', 'pageshow']) addEventListener(type, callback)
}
