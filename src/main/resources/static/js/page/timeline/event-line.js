import { dayOf, showTime } from '../clock.js'
import { messageAddress } from '../rooms/room.js'
import { nameOf, words } from '../words.js'
import { clone, part } from './row.js'

/** The number of people that one line names. Others are only counted. */
const MAX_NAMED = 3
const TYPES = new Set(['joined', 'left', 'removed', 'renamed', 'topic-changed', 'archived', 'unarchived', 'pinned', 'pinning-opened', 'pinning-restricted'])
const FOLDED = new Set(['joined', 'left'])

/** Whether an event is shown as a line between messages. */
export function isLine(event) {
  return TYPES.has(event.type)
}

/** Renders an event of the room from the page's template, or into a row of the server. The row has the event as `row.event`. */
export function drawLine(event, row = clone('event')) {
  row.event = event
  row.seq = event.seq
  row.people = event.account ? [event.account] : []
  row.others = 0
  row.more = event.more === true
  show(row, event)
  return row
}

/**
 * Adds an event to the row before it if both are of the same kind and day, so that several people who join in a row take one
 * line. Returns whether it was added.
 */
export function fold(row, event) {
  if (!row.event || !FOLDED.has(event.type) || row.event.type !== event.type) return false
  if (actor(row.event) !== actor(event) || row.day !== dayOf(new Date(event.at))) return false
  if (row.others === 0) row.people.push(event.account)
  else row.others += 1
  if (row.people.length > MAX_NAMED) row.others = row.people.splice(MAX_NAMED - 1).length
  show(row, event)
  return true
}

function show(row, { room, seq, at, type, by, name, topic, messageSeq, notice }) {
  row.until = seq
  row.day = dayOf(new Date(at))
  row.dataset.seq = seq
  const { people, others, more } = row
  const own = isOwn(row.event)
  const sentence = words.event[type]({ by: own ? null : by, people, others, more, name: { name }, topic: topic ? { name: topic } : null, notice, link: (text) => linkTo(room, messageSeq, text) })
  part(row, 'sentence').replaceChildren(...sentence.map((piece) => (typeof piece === 'string' || piece instanceof Node ? piece : isolated(piece))))
  showTime(part(row, 'time'), at)
}

/** Whether the people joined or left by themselves. */
function isOwn({ by, account }) {
  return account !== undefined && by.id === account.id
}

function actor(event) {
  return isOwn(event) ? null : event.by.id
}

function linkTo(room, seq, text) {
  const link = document.createElement('a')
  link.href = messageAddress(room, seq, document.querySelector('maru-rooms').dataset.home)
  link.textContent = text
  return link
}

/** A name can have another text direction than the sentence. */
function isolated(person) {
  const element = document.createElement('bdi')
  element.textContent = nameOf(person)
  return element
}
