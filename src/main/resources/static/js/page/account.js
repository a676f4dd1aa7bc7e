import './passkey.js'
import './theme.js'

// The server knows the moment, and the browser where its owner is.
const moment = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' })
for (const time of document.querySelectorAll('time[datetime]')) {
  time.textContent = moment.format(new Date(time.dateTime))
}
