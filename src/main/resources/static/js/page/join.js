import './leaving.js'
import './passkey.js'
import './sending.js'
import './theme.js'
import './zone.js'
import { showTooltips } from './tooltip.js'

showTooltips()
