import { showDay } from '../clock.js'
import { clone, part } from './row.js'

/** Messages of one author this close together, in milliseconds, are one run under one name. */
const RUN = 5 * 60_000

/** Sets what a row owes to the one before it: a day line above it, and whether it goes on in the same run. */
export function arrange(row) {
  const before = rowBefore(row)
  const newDay = before?.day !== row.day
  placeDay(row, newDay)
  row.classList.toggle('continued', !newDay && !isBelowNewLine(row) && isOneRun(before, row))
}

/** Takes a row away together with its day line. */
export function removeRow(row) {
  placeDay(row, false)
  const after = rowAfter(row)
  row.remove()
  if (after) arrange(after)
}

/** Draws the line above the first unseen message. There is one such line, and it moves. */
export function placeNewLine(rows, row) {
  const old = rows.querySelector('.new-line')
  const under = old && rowAfter(old)
  old?.remove()
  if (under) arrange(under)
  if (!row) return
  row.before(clone('new-line'))
  arrange(row)
}

/** Says the days again: at midnight 'today' becomes 'yesterday'. */
export function renameDays(rows) {
  for (const day of rows.querySelectorAll('[data-part="day"]')) showDay(day, day.dateTime)
}

/** A line between two messages ends the run. */
function isOneRun({ message: before }, { message }) {
  if (!before || !message) return false
  return before.author.id === message.author.id && new Date(message.sentAt) - new Date(before.sentAt) < RUN
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

function isBelowNewLine(row) {
  return row.previousElementSibling?.classList.contains('new-line') ?? false
}

/** The row above a row, or null. */
export function rowBefore(row) {
  return nearest(row, 'previousElementSibling', 'lastElementChild')
}

function rowAfter(row) {
  return nearest(row, 'nextElementSibling', 'firstElementChild')
}

/** The next row in one direction, over day lines and the edges of chunks. */
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
