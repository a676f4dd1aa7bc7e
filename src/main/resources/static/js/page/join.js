import './theme.js'
