import { dayOf, showTime } from '../clock.js'
import { nameOf, words } from '../words.js'
import { clone, part } from './row.js'

/** People of one line that are named; the others are only counted. */
const NAMED = 3
const TYPES = new Set(['joined', 'left', 'removed', 'renamed', 'topic-changed', 'archived', 'unarchived'])
const FOLDED = new Set(['joined', 'left'])

/** Whether an event is shown as a line between the messages. */
export function isLine(event) {
  return TYPES.has(event.type)
}

/** Draws what happened to the room, from the page's template. The row carries the event as `row.event`. */
export function drawLine(event) {
  const row = clone('event')
  row.event = event
  row.seq = event.seq
  row.people = event.account ? [event.account] : []
  row.others = 0
  row.more = event.more === true
  show(row, event)
  return row
}

/** Lets a row stand for one more event, if it is of the same kind and day: several who come in a row are one line. */
export function fold(row, event) {
  if (!row.event || !FOLDED.has(event.type) || row.event.type !== event.type) return false
  if (doer(row.event) !== doer(event) || row.day !== dayOf(new Date(event.at))) return false
  if (row.others === 0) row.people.push(event.account)
  else row.others += 1
  if (row.people.length > NAMED) row.others = row.people.splice(NAMED - 1).length
  show(row, event)
  return true
}

function show(row, { seq, at, type, by, name, topic }) {
  row.until = seq
  row.day = dayOf(new Date(at))
  row.dataset.seq = seq
  const { people, others, more } = row
  const own = isOwn(row.event)
  const sentence = words.event[type]({ by: own ? null : by, people, others, more, name: { name }, topic: topic ? { name: topic } : null })
  part(row, 'sentence').replaceChildren(...sentence.map((piece) => (typeof piece === 'string' ? piece : isolated(piece))))
  showTime(part(row, 'time'), at)
}

/** Whether somebody came or went by themselves. */
function isOwn({ by, account }) {
  return account !== undefined && by.id === account.id
}

function doer(event) {
  return isOwn(event) ? null : event.by.id
}

/** A name may run in another direction than the sentence. */
function isolated(person) {
  const element = document.createElement('bdi')
  element.textContent = nameOf(person)
  return element
}
