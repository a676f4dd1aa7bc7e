import './passkey.js'
import './theme.js'
