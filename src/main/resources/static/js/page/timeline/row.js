import { showAvatar } from '../avatar.js'
import { dayOf, showTime } from '../clock.js'
import { linkify } from '../linkify.js'
import { showRole } from '../role.js'
import { isEmojiOnly } from '../text.js'
import { nameOf, words } from '../words.js'

/** From here on a text may be higher than the 24 lines that are shown of it at first. */
const MAYBE_LONG = { characters: 800, lines: 24 }

/** Draws a message from the page's one template. The row carries the message itself as `row.message`. */
export function drawRow(message, self) {
  const row = clone('message')
  const text = part(row, 'text')
  text.append(linkify(message.text))
  text.classList.toggle('emoji-only', isEmojiOnly(message.text))
  row.dataset.clientId = message.clientId
  if (message.author.id === self) {
    row.dataset.own = ''
    part(row, 'author').after(clone('you'))
  }
  showAuthor(row, message.author)
  if (maybeLong(message.text)) {
    row.classList.add('long')
    text.after(clone('message-more'))
  }
  if (message.deletedAt) removeText(row)
  stampRow(row, message)
  return row
}

/** Who wrote it: their name, face and role, also where one of these changes later. */
export function showAuthor(row, author) {
  const name = part(row, 'author')
  name.textContent = nameOf(author)
  showRole(name, author.role)
  showAvatar(part(row, 'avatar'), author)
  if (row.message) row.message = { ...row.message, author }
}

/** Gives a row its message, or, for one's own message that has just been committed, the message as the server has it. */
export function stampRow(row, message) {
  row.message = message
  row.day = dayOf(new Date(message.sentAt))
  row.seq = row.until = message.seq
  if (message.seq) row.dataset.seq = message.seq
  showTime(part(row, 'time'), message.sentAt)
}

/** Takes the text away, for good; the row stays, as others may have answered to it. */
export function removeText(row) {
  const text = part(row, 'text')
  expandRow(row)
  row.classList.add('removed')
  text.classList.remove('emoji-only')
  text.textContent = words.removed
  if (row.message) row.message = { ...row.message, text: '' }
}

/** Rows that turn out to fit need no button to see all of them. To be called once the rows are in the page. */
export function foldLongRows(rows) {
  const fitting = rows.filter((row) => {
    const text = row.classList.contains('long') && part(row, 'text')
    return text && text.scrollHeight <= text.clientHeight + 1
  })
  for (const row of fitting) expandRow(row)
}

export function expandRow(row) {
  row.classList.remove('long')
  row.querySelector('[data-action="expand"]')?.remove()
}

export function clone(template) {
  return document.getElementById(template).content.firstElementChild.cloneNode(true)
}

export function part(element, name) {
  return element.querySelector(`[data-part="${name}"]`)
}

function maybeLong(text) {
  if (text.length > MAYBE_LONG.characters) return true
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return lines > MAYBE_LONG.lines
}
