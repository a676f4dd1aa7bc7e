import { timeOf } from './clock.js'
import './leaving.js'
import './sending.js'
import './theme.js'
import { showTooltips } from './tooltip.js'
import { confirmForms } from './confirm.js'

showTooltips()

const dialog = document.getElementById('confirm')
if (dialog) confirmForms(dialog)

// The server sends times in UTC; only the browser knows the user's time zone.
for (const time of document.querySelectorAll('time[datetime]')) time.textContent = timeOf(time.dateTime)
