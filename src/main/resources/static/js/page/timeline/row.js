import { showAvatar } from '../avatar.js'
import { dayOf, showTime, timeOf } from '../clock.js'
import { markMentions } from '../mentions/draw.js'
import { drawChips } from '../reactions/chips.js'
import { showRole } from '../role.js'
import { isEmojiOnly } from '../text.js'
import { nameOf, words } from '../words.js'
import { showCode } from './code.js'
import { markup } from './markup.js'

/** An edit within this many milliseconds after posting corrects a slip and is not marked. */
const UNMARKED_FOR = 30_000
/** Above one of these bounds a text may be longer than the 24 lines that are shown at first. */
const MAYBE_LONG = { characters: 800, lines: 24 }

/** Renders a message from the page's template, or into a row of the server. The row has the message as `row.message`. */
export function drawRow(message, self, row = clone('message')) {
  row.dataset.clientId = message.clientId
  if (message.author.id === self) row.dataset.own = ''
  showAuthor(row, message.author)
  showText(row, message)
  if (message.deletedAt) removeText(row, message.removed)
  stampRow(row, message)
  drawChips(row, message.reactions)
  return row
}

/** Shows the text of a message, and that it was edited. Call foldLongRows once the row is in the page. */
export function showText(row, { text, html, mentions, sentAt, editedAt }) {
  const element = part(row, 'text')
  element.replaceChildren(markup({ text, html }))
  markMentions(element, { text, mentions })
  showCode(element)
  element.classList.toggle('emoji-only', isEmojiOnly(text))
  if (editedAt && new Date(editedAt) - new Date(sentAt) >= UNMARKED_FOR) element.append(' ', editedMark(editedAt))
  if (maybeLong(text)) row.classList.add('long')
  else expandRow(row)
}

function editedMark(editedAt) {
  const mark = clone('message-edited')
  mark.dateTime = editedAt
  mark.title = words.editedAt(timeOf(editedAt))
  return mark
}

/** Shows the author's name, avatar and role. Call it again when one of these changes. */
export function showAuthor(row, author) {
  const name = part(row, 'author')
  name.textContent = nameOf(author)
  showRole(name, author.role)
  showAvatar(part(row, 'avatar'), author)
  if (row.message) row.message = { ...row.message, author }
}

/** Sets the message of a row. An unsent message gets the message from the server once it is committed. */
export function stampRow(row, message) {
  row.message = message
  row.day = dayOf(new Date(message.sentAt))
  row.seq = row.until = message.seq
  if (message.seq) row.dataset.seq = message.seq
  showTime(part(row, 'time'), message.sentAt)
}

/** Removes the text. The row stays, because others may have replied to it. `removed` is whether a moderator removed the message. */
export function removeText(row, removed = false) {
  const text = part(row, 'text')
  expandRow(row)
  drawChips(row)
  row.classList.add('removed')
  text.classList.remove('emoji-only')
  text.textContent = sentenceOf(removed)
  if (row.message) row.message = { ...row.message, text: '', html: undefined }
}

/** Returns the sentence in place of the text of a message that was removed, or that is being removed. */
export function removedText({ message, dataset }) {
  return sentenceOf(message.deletedAt ? message.removed : !('own' in dataset))
}

function sentenceOf(removed) {
  return removed ? words.removedByModerator : words.removed
}

/** Shows the text of a message again that was not deleted after all. */
export function restoreText(row, message) {
  row.classList.remove('removed')
  row.message = { ...message, author: row.message.author, reactions: row.message.reactions }
  showText(row, message)
  drawChips(row, row.message.reactions)
  foldLongRows([row])
}

/** Adds the button for the full text to rows that do not fit, and shows the others whole. Call it once the rows are in the page. */
export function foldLongRows(rows) {
  const long = rows.filter((row) => row.classList.contains('long'))
  const fits = ({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight + 1
  const fitting = new Set(long.filter((row) => fits(part(row, 'text'))))
  for (const row of long) {
    if (fitting.has(row)) expandRow(row)
    else if (!row.querySelector('[data-action="expand"]')) part(row, 'text').after(clone('message-more'))
  }
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
