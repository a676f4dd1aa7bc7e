import { timeOf } from './clock.js'
import './leaving.js'
import './passkey.js'
import './sending.js'
import './theme.js'
import { confirmForms } from './confirm.js'

const dialog = document.getElementById('confirm')
if (dialog) confirmForms(dialog)

// The server knows the moment, and the browser where its owner is.
for (const time of document.querySelectorAll('time[datetime]')) time.textContent = timeOf(time.dateTime)
