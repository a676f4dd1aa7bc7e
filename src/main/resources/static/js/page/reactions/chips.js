import { clone, part } from '../timeline/row.js'
import { words } from '../words.js'
import { isMine } from './totals.js'

/** Shows the reactions to a row's message below its text. A row without reactions has no element for them. */
export function drawChips(row, reactions = []) {
  const self = document.body.dataset.account
  const old = row.querySelector('.reactions')
  const focused = old?.contains(document.activeElement)
  if (reactions.length === 0) {
    old?.remove()
    if (focused) row.querySelector('.message-actions')?.focus({ preventScroll: true })
    return
  }
  const place = old ?? clone('reactions')
  const known = new Map([...place.querySelectorAll('.reaction')].map((chip) => [chip.dataset.emoji, chip]))
  const chips = reactions.map((one) => {
    const chip = known.get(one.emoji) ?? clone('reaction')
    known.delete(one.emoji)
    drawChip(chip, one, isMine(one, self))
    return chip
  })
  for (const gone of known.values()) gone.remove()
  chips.forEach((chip, i) => place.children[i] !== chip && place.insertBefore(chip, place.children[i]))
  if (!old) row.insertBefore(place, row.querySelector('.thread-line, .message-reply, .message-actions'))
  reach(row)
  if (focused && !place.contains(document.activeElement)) place.lastElementChild.focus({ preventScroll: true })
}

/** The chips are tab stops in the row of the message's button only, so that a long log has few of them. */
export function reach(row, reached = row.querySelector('.message-actions') !== null) {
  for (const button of row.querySelectorAll('.reactions > button')) button.tabIndex = reached ? 0 : -1
}

function drawChip(chip, { emoji, count }, mine) {
  const shown = words.number(count)
  const pressed = String(mine)
  if (chip.dataset.emoji === emoji && part(chip, 'count').textContent === shown && chip.ariaPressed === pressed) return
  chip.dataset.emoji = emoji
  chip.ariaPressed = pressed
  chip.ariaLabel = `${emoji} ${shown}`
  chip.title = `${emoji} ${shown}` // until the names are known
  delete chip.dataset.named
  part(chip, 'emoji').textContent = emoji
  part(chip, 'count').textContent = shown
}
