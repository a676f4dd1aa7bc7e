/** The names of the server's STOMP destinations. */
export const LOBBY = 'lobby'
export const ERRORS = '/user/queue/errors'
export const PRESENCE = '/topic/presence'
export const MINE = '/user/queue/events'

/** The subscription and the receipts of a probe; see socket.js. */
export const PROBE_ID = 'probe'

export const eventsOf = (room) => (room === LOBBY ? '/topic/chat' : `/topic/chat.${room}`)
export const typingOf = (room) => `/topic/typing.${room}`
export const typesIn = (room) => `/app/typing.${room}`
export const changesOf = (room) => `/app/changes.${room}`
export const postsTo = (room) => (room === LOBBY ? '/app/chat' : `/app/chat.${room}`)

/** stomp.js neither escapes nor unescapes header values, so what goes into one must need no escaping. */
export const fitsHeader = (value) => /^[\x20-\x39\x3b-\x5b\x5d-\x7e]+$/.test(value)

export const plainAscii = (value) => /^[\x20-\x7e]*$/.test(value)
