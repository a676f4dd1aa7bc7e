const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Draws an account's avatar: the first letter of the name, in a hue that is derived from the account's id. */
export function showAvatar(element, account) {
  element.style.setProperty('--hue', hue(account.id))
  element.textContent = initial(account.name)
}

/** FNV-1a, so that similar ids get different hues; in steps, so that two hues are either equal or clearly different. */
function hue(id) {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  return ((hash >>> 8) % 24) * 15
}

function initial(name) {
  const all = [...graphemes.segment(name.trim())].map(({ segment }) => segment)
  const first = all.find((segment) => /[\p{L}\p{N}]/u.test(segment)) ?? all[0] ?? '?'
  return first.toLocaleUpperCase()
}
