import { words } from './words.js'

/** Says beside a name, in its element, that it is an administrator's or a bot's; and no more where it is not. */
export function showRole(name, role) {
  const shown = name.parentElement.querySelector('.role')
  if (!role) return shown?.remove()
  const mark = shown ?? document.getElementById('role').content.firstElementChild.cloneNode()
  mark.textContent = words.role[role]
  if (!shown) name.after(mark)
}
