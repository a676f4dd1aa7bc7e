import { words } from '../words.js'
import { arrange, isBelowNewLine, rowAfter, rowBefore } from './arrange.js'
import { part, removedText } from './row.js'

const FOLDED = '.deleted-run, .deleted-part'

/**
 * Deleted messages that follow each other on one day take one line with their number. It is the row of the last one, so that reading
 * it reads all of them. A deleted message with replies stays on its own. Call it with the rows that were added or changed.
 */
export function foldDeleted(rows) {
  const done = new Set()
  for (const row of rows) {
    if (done.has(row)) continue
    if (isFoldable(row)) fold(runOf(row)).forEach((one) => done.add(one))
    else if (row.matches(FOLDED)) unfold(row)
  }
}

/** Returns the row that is shown in place of a row: the line of its run, or the row itself. */
export function shownRow(row) {
  let shown = row
  while (shown.matches('.deleted-part')) shown = rowAfter(shown)
  return shown
}

function isFoldable(row) {
  return row.matches('.message.removed') && !row.querySelector('.thread-line')
}

function runOf(row) {
  const run = [row]
  for (let before = rowBefore(row); before && isFollowed(before, run[0]); before = rowBefore(before)) run.unshift(before)
  for (let after = rowAfter(row); after && isFoldable(after) && isFollowed(run.at(-1), after); after = rowAfter(after)) run.push(after)
  return run
}

function isFollowed(before, row) {
  return isFoldable(before) && before.day === row.day && !isBelowNewLine(row)
}

function fold(run) {
  const last = run.at(-1)
  for (const row of run) {
    const folded = run.length > 1
    row.classList.toggle('deleted-part', folded && row !== last)
    row.classList.toggle('deleted-run', folded && row === last)
    part(row, 'text').textContent = folded && row === last ? words.deletedMessages(run.length) : removedText(row)
  }
  arrangeAll(run)
  return run
}

function unfold(row) {
  row.classList.remove('deleted-part', 'deleted-run')
  if (row.matches('.removed')) part(row, 'text').textContent = removedText(row)
  arrangeAll([row])
  foldDeleted([rowBefore(row), rowAfter(row)].filter(Boolean))
}

function arrangeAll(rows) {
  const after = rowAfter(rows.at(-1))
  for (const row of after ? [...rows, after] : rows) arrange(row)
}
