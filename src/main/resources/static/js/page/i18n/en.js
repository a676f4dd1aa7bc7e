const number = new Intl.NumberFormat('en')
const list = new Intl.ListFormat('en-GB')
const plural = (n, one, other) => (n === 1 ? one : other)

/** 'Ben, Mina and 3 others', as pieces of text and the people in between. With `more`, there are at least that many others. */
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
    online: 'Online',
    waiting: 'Reconnecting',
    offline: 'Offline',
    refused: 'Not connected',
    resting: 'Paused',
    closed: 'Not connected',
  },
  connectedBy: (transport) => `Connected over ${transport}`,
  transport: { websocket: 'WebSocket', 'xhr-streaming': 'HTTP streaming', 'xhr-polling': 'HTTP polling' },
  banner: {
    connecting: 'Still connecting. Your messages are kept and sent later.',
    waiting: 'Connection lost. Your messages are kept and sent later.',
    offline: 'You are offline. Your messages are kept and sent later.',
    closed: 'The connection is closed.',
    refused: 'The server refused the connection.',
  },
  seconds: (n) => `Next attempt in ${n} s`,
  reload: 'Reload',
  reconnect: 'Try now',
  refusal: {
    'authentication-required': 'You have been logged out. Reload the page to continue.',
    'access-ended': 'You have been logged out. Reload the page to continue.',
    'token-invalid': 'You have been logged out. Reload the page to continue.',
    'csrf-invalid': 'This page is out of date. Reload it to continue.',
    'origin-refused': 'The server does not accept connections from this address. Please tell the people who run it.',
    'too-many-connections': 'You have this chat open in too many places. Close one of them and try again.',
    'text-missing': 'The message has no text.',
    'text-blank': 'The message has no text.',
    'text-too-long': 'The message is too long.',
    'room-left': 'You are no longer in this room.',
    'room-archived': 'This room is archived. Nobody can post here.',
    silenced: 'You cannot post here for now.',
    'room-unknown': 'This room no longer exists.',
    'client-id-taken': 'The server already has another message with this ID.',
    'outbox-full': 'Too many messages are waiting to be sent. This one is kept here; send it again later.',
    closed: 'This chat was closed. Please reload the page.',
    other: 'The server did not accept this message.',
  },
  gone: {
    removed: ({ name }) => `${name} removed you from this room.`,
    left: () => 'You have left this room.',
    noLonger: () => 'You are no longer in this room.',
    unknown: () => 'You are no longer in this room, or it no longer exists.',
  },
  toLobby: 'Go to the lobby',
  banned: (code, until) =>
    `An administrator has banned ${code === 'account-banned' ? 'you' : 'your network'}${until ? ` until ${until}` : ''}.`,
  toDoor: 'Go to the start page',
  silencedUntil: (time) => `You cannot post here until ${time}.`,
  unseen: (n) => `${number.format(n)} new ${plural(n, 'message', 'messages')}`,
  newSince: (n, time) => `${number.format(n)} new since ${time}`,
  newest: 'Newest messages',
  rooms: 'Rooms',
  roomsUnread: 'Rooms, some unread',
  notify: {
    offer: 'Get a notification when a direct message arrives?',
    denied: 'Your browser blocks notifications from this site. You can allow them in the settings of the browser.',
    unavailable: 'This browser cannot show notifications for this page.',
    insecure: 'Browsers show notifications only for pages with a secure connection (HTTPS).',
    close: 'Close',
    arrived: 'New message',
    quietUntil: (time) => `Until ${time}`,
    quiet: 'Do not disturb is on. New messages are only counted.',
    example: ['Maru', 'This is how a new message looks.'],
  },
  lobby: 'Lobby',
  here: 'You are here',
  opened: (title, unread) => (unread > 0 ? `${title}, ${number.format(unread)} unread` : title),
  archived: 'Archived',
  unread: (n) => `${number.format(n)} unread`,
  many: (n) => `${number.format(n)}+`,
  found: (n) => `${number.format(n)} found`,
  nothingFound: 'No matches',
  role,
  deletedAccount: 'Deleted account',
  announced: (name, text, by) => `${name}${by ? ` (${role[by]})` : ''}: ${text}`,
  actions: (name, text) => `Actions for the message from ${name}: ${text}`,
  about: (name) => `About ${name}`,
  since: (day) => `Joined ${day}`,
  removed: 'This message was deleted.',
  copied: 'Text copied.',
  event: {
    joined: ({ by, people, others, more }) =>
      by ? [by, ' added ', ...listed(people, others, more)] : [...listed(people, others, more), ' joined'],
    left: ({ people, others, more }) => [...listed(people, others, more), ' left'],
    removed: ({ by, people, others }) => [by, ' removed ', ...listed(people, others), ' from the room'],
    renamed: ({ by, name }) => [by, ' renamed the room to ', name],
    'topic-changed': ({ by, topic }) => (topic ? [by, ' changed the topic to ', topic] : [by, ' removed the topic']),
    archived: ({ by }) => [by, ' archived the room'],
    unarchived: ({ by }) => [by, ' unarchived the room'],
  },
  problem: {
    history: 'Could not load the messages.',
    copying: 'Could not copy the text.',
    rooms: 'Could not update the list of rooms.',
    people: 'Could not search for people.',
    direct: 'Could not open the direct message. Please try again.',
    removal: 'Could not delete the message. Please try again.',
    profile: 'Could not load the profile.',
    nobody: 'This account no longer exists.',
    session: 'You have been logged out. Reload the page to continue.',
  },
  remaining: (n) => `${number.format(n)} ${plural(n, 'character', 'characters')} left`,
  tooLong: (n) => `${number.format(n)} over`,
  unsendable: (limit) => `A message can have up to ${number.format(limit)} characters. Shorten it, or send it in parts.`,
  morePeople: (n) => `and ${number.format(n)} more`,
  unnamedPeople: 'Names are not shown while so many people are online.',
  online: (n) => `Who is online: ${number.format(n)} ${plural(n, 'person', 'people')}`,
  onlineAll: 'Online on this server',
  onlineRoom: 'Online in this room',
  onlineHere: (n) => `Who is online in this room: ${number.format(n)} ${plural(n, 'person', 'people')}`,
  theme: {
    system: 'Theme: system',
    light: 'Theme: light',
    dark: 'Theme: dark',
  },
}
