import { words } from './words.js'

/** Shows next to a name that the account is an administrator or a bot; removes the mark for other accounts. */
export function showRole(name, role) {
  const shown = name.parentElement.querySelector('.role')
  if (!role) return shown?.remove()
  const mark = shown ?? document.getElementById('role').content.firstElementChild.cloneNode()
  mark.textContent = words.role[role]
  if (!shown) name.after(mark)
}
