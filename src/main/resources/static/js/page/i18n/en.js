const number = new Intl.NumberFormat('en')
const list = new Intl.ListFormat('en-GB')
const plural = (n, one, other) => (n === 1 ? one : other)

/** 'Ben, Mina and 3 others', as pieces of text and the people in between. Of more it is only known that they are not fewer. */
function listed(people, others, more) {
  const counted = others > 0 ? [`${more ? 'at least ' : ''}${number.format(others)} ${plural(others, 'other', 'others')}`] : []
  let at = 0
  return list
    .formatToParts([...people.map(({ name }) => name), ...counted])
    .map(({ type, value }) => (type === 'element' && at < people.length ? people[at++] : value))
}

const role = { guest: 'Guest', member: 'Member', administrator: 'Administrator', bot: 'Bot' }

export default {
  number: (n) => number.format(n),
  connection: {
    connecting: 'Connecting',
    online: 'Connected',
    waiting: 'Reconnecting',
    offline: 'Offline',
    refused: 'Not connected',
    resting: 'Resting',
    closed: 'Not connected',
  },
  connectedBy: (transport) => `Connected by ${transport}`,
  transport: { websocket: 'WebSocket', 'xhr-streaming': 'HTTP streaming', 'xhr-polling': 'HTTP polling' },
  banner: {
    connecting: 'Still connecting. What you write is kept and sent later.',
    waiting: 'Connection lost. What you write is kept and sent later.',
    offline: 'You are offline. What you write is kept and sent later.',
    closed: 'The connection is closed.',
    refused: 'The server did not let this page connect.',
  },
  seconds: (n) => `Next try in ${n} s`,
  reload: 'Load the page again',
  reconnect: 'Try now',
  refusal: {
    'authentication-required': 'Your visit has ended. Load the page again to come back in.',
    'access-ended': 'Your visit has ended. Load the page again to come back in.',
    'token-invalid': 'Your visit has ended. Load the page again to come back in.',
    'csrf-invalid': 'This page has grown old. Load it again to go on.',
    'origin-refused': 'The server refuses connections from pages at this address. Please tell the people who run it.',
    'too-many-connections': 'You have this chat open in too many places. Close one of them and try again.',
    'text-missing': 'The message has no text.',
    'text-blank': 'The message has no text.',
    'text-too-long': 'The message is too long.',
    'room-left': 'You are no longer in this room.',
    'room-archived': 'This room is archived: nobody can write here any more.',
    silenced: 'You may not write here for now.',
    'room-unknown': 'This room does not exist any more.',
    'client-id-taken': 'The server already has another message under this number.',
    'outbox-full': 'Too many messages are waiting to be sent. This one stays here until some are gone.',
    closed: 'This chat has been closed. Please load the page again.',
    other: 'The server did not take this message.',
  },
  gone: {
    removed: ({ name }) => `${name} removed you from this room.`,
    left: () => 'You have left this room.',
    noLonger: () => 'You are no longer in this room.',
    unknown: () => 'You are no longer in this room, or it does not exist any more.',
  },
  toLobby: 'To the lobby',
  banned: (code, until) =>
    `An administrator has banned ${code === 'account-banned' ? 'you' : 'your network'}${until ? ` until ${until}` : ''}.`,
  toDoor: 'To the start page',
  silencedUntil: (time) => `You may not write here until ${time}.`,
  unseen: (n) => `${number.format(n)} new ${plural(n, 'message', 'messages')}`,
  newSince: (n, time) => `${number.format(n)} new since ${time}`,
  newest: 'Newest messages',
  rooms: 'Rooms',
  roomsUnread: 'Rooms, some unread',
  lobby: 'Lobby',
  here: 'You are here',
  archived: 'Archived',
  unread: (n) => `${number.format(n)} unread`,
  many: (n) => `${number.format(n)}+`,
  found: (n) => `${number.format(n)} found`,
  nothingFound: 'Nothing found',
  role,
  deletedAccount: 'Deleted account',
  announced: (name, text, by) => `${name}${by ? ` (${role[by]})` : ''}: ${text}`,
  actions: (name, text) => `More about the message of ${name}: ${text}`,
  about: (name) => `About ${name}`,
  since: (day) => `Here since ${day}`,
  removed: 'This message was removed.',
  event: {
    joined: ({ by, people, others, more }) =>
      by ? [by, ' brought ', ...listed(people, others, more), ' in'] : [...listed(people, others, more), ' joined'],
    left: ({ people, others, more }) => [...listed(people, others, more), ' left'],
    removed: ({ by, people, others }) => [by, ' removed ', ...listed(people, others), ' from the room'],
    renamed: ({ by, name }) => [by, ' renamed the room: ', name],
    'topic-changed': ({ by, topic }) => (topic ? [by, ' changed the topic: ', topic] : [by, ' removed the topic']),
    archived: ({ by }) => [by, ' archived the room'],
    unarchived: ({ by }) => [by, ' opened the room again'],
  },
  problem: {
    history: 'The messages could not be loaded.',
    rooms: 'The list of rooms could not be renewed.',
    people: 'People could not be searched for.',
    direct: 'This talk could not be opened. Please try again.',
    removal: 'The message could not be removed. Please try again.',
    profile: 'The rest could not be loaded.',
    nobody: 'This account is not there any more.',
    session: 'Your visit has ended. Load the page again to come back in.',
  },
  remaining: (n) => `${number.format(n)} ${plural(n, 'character', 'characters')} left`,
  tooLong: (n) => `${number.format(n)} over`,
  unsendable: (limit) => `Up to ${number.format(limit)} characters fit. Shorten it, or send it in parts.`,
  morePeople: (n) => `and ${number.format(n)} more`,
  online: (n) => `Who is online: ${number.format(n)} ${plural(n, 'person', 'people')}`,
  onlineHere: (n) => `Who is online in this room: ${number.format(n)} ${plural(n, 'person', 'people')}`,
  theme: {
    system: 'Colours: as the system has them',
    light: 'Colours: light',
    dark: 'Colours: dark',
  },
}
