import { showDay } from '../clock.js'
import { clone, part } from './row.js'

/** Messages of one author within this many milliseconds are grouped under one name. */
const GROUP_WITHIN = 5 * 60_000

/** Updates what depends on the row before: the day line above this row, and whether it continues a group. */
export function arrange(row) {
  const before = rowBefore(row)
  const newDay = before?.day !== row.day
  placeDay(row, newDay)
  row.classList.toggle('continued', !newDay && !isBelowNewLine(row) && isOneGroup(before, row) && !isRun(before) && !isRun(row))
}

/** Removes a row together with its day line. */
export function removeRow(row) {
  placeDay(row, false)
  const after = rowAfter(row)
  row.remove()
  if (after) arrange(after)
}

/** Places the line above the first unread message, removing the old one. */
export function placeNewLine(rows, row) {
  const old = rows.querySelector('.new-line')
  const under = old && rowAfter(old)
  old?.remove()
  if (under) arrange(under)
  if (!row) return
  row.before(clone('new-line'))
  arrange(row)
}

/** Updates the day lines: at midnight 'today' becomes 'yesterday'. */
export function renameDays(rows) {
  for (const day of rows.querySelectorAll('[data-part="day"]')) showDay(day, day.dateTime)
}

/** An event line between two messages ends the group. */
function isOneGroup({ message: before }, { message }) {
  if (!before || !message) return false
  return before.author.id === message.author.id && new Date(message.sentAt) - new Date(before.sentAt) < GROUP_WITHIN
}

/** The line of several deleted messages has no author. */
function isRun(row) {
  return row.classList.contains('deleted-run')
}

function placeDay(row, wanted) {
  const line = isBelowNewLine(row) ? row.previousElementSibling : row
  const above = line.previousElementSibling
  const day = above?.classList.contains('day') ? above : null
  if (wanted && day && part(day, 'day').dateTime === row.day) return
  day?.remove()
  if (!wanted) return
  const drawn = clone('day')
  showDay(part(drawn, 'day'), row.day)
  line.before(drawn)
}

/** Whether the line above the first unread message is directly above a row. */
export function isBelowNewLine(row) {
  return row.previousElementSibling?.classList.contains('new-line') ?? false
}

/** Returns the row before a row, or null. */
export function rowBefore(row) {
  return nearest(row, 'previousElementSibling', 'lastElementChild')
}

/** Returns the row after a row, or null. */
export function rowAfter(row) {
  return nearest(row, 'nextElementSibling', 'firstElementChild')
}

/** Returns the next row in one direction, across day lines and chunks. */
function nearest(element, sibling, edge) {
  let chunk = element.parentElement
  let next = element[sibling]
  while (next ? next.day === undefined : chunk) {
    if (next) next = next[sibling]
    else {
      chunk = chunk[sibling]
      next = chunk?.[edge]
    }
  }
  return next
}
