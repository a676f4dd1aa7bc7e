import './account.js'
import './copy.js'
import './notify/form.js'
import './passkey.js'
import './phone-code.js'
import './picture/chooser.js'
import './sending.js'
import './theme-choice.js'
import './typing/form.js'
import { showClock } from './preferences/clock.js'

showClock(document)
