const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * Draws an account's avatar: its picture, or the first letter of the name, in a hue that is derived from the account's id. The letter
 * stays below the picture until that has come, and if it does not come. `size` is the side in CSS pixels.
 */
export function showAvatar(element, { id, name, avatar, deleted }, { size = 40, base = document.body.dataset.avatars } = {}) {
  element.style.setProperty('--hue', hue(id))
  const letter = initial(name)
  const address = avatar && base && !deleted ? `${base}/${encodeURIComponent(id)}/${encodeURIComponent(avatar)}` : ''
  if (element.textContent === letter && (element.dataset.picture ?? '') === address) return
  element.dataset.picture = address
  element.replaceChildren(letter, ...(address ? [picture(address, size)] : []))
}

function picture(address, size) {
  const image = new Image()
  image.className = 'avatar-picture'
  image.alt = ''
  image.decoding = 'async'
  image.draggable = false
  image.sizes = `${size}px`
  image.srcset = `${address}/64 64w, ${address}/256 256w`
  image.addEventListener('error', () => image.remove())
  return image
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
