/** The maximum number of characters of a new message in the title. Browsers cut it earlier, tooltips of tabs do not. */
const NOTICE_LENGTH = 60
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

let name = document.title
let unread = 0
let waiting = 0
let notice = ''

/** Marks the title while the open room has unread messages. */
export function showNew(messages) {
  unread = messages
  show()
}

export function showName(room) {
  name = `${room} · ${document.querySelector('meta[name="application-name"]').content}`
  show()
}

/** Shows the number of unread direct messages and mentions of all rooms. If there are none, the notice disappears as well. */
export function showWaiting(count) {
  waiting = count
  if (count === 0) notice = ''
  show()
}

/** Shows a new message instead of the room's name, until the notice is empty. */
export function showNotice(text) {
  notice = text
  show()
}

function show() {
  const title = titleOf({ name, unread, waiting, notice })
  if (document.title !== title) document.title = title
}

/** '(2) Jiwon: See you at noon' or '(2) Lobby · Maru'; '• Lobby · Maru' if only the open room has unread messages. */
export function titleOf({ name, unread = 0, waiting = 0, notice = '' }) {
  const text = notice ? shortened(notice) : name
  if (waiting > 0) return `(${waiting}) ${text}`
  return unread > 0 ? `• ${text}` : text
}

function shortened(text) {
  const all = [...graphemes.segment(text.slice(0, 10 * NOTICE_LENGTH))].map(({ segment }) => segment)
  return all.length > NOTICE_LENGTH ? `${all.slice(0, NOTICE_LENGTH - 1).join('')}…` : text
}
