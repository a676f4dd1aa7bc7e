import { connect } from '../client/index.js'
import { words } from './words.js'
import './theme.js'
import './zone.js'
import './connection.js'
import './banner.js'
import './people.js'
import { Api } from './api.js'
import { Navigation } from './rooms/navigation.js'
import { Collapsing } from './rooms/collapsing.js'
import { Dragging } from './rooms/dragging.js'
import { DraftMarks } from './rooms/draft-marks.js'
import { readAll } from './rooms/read-all.js'
import { RoomList } from './rooms/room-list.js'
import { RoomMenu } from './rooms/room-menu.js'
import { UnreadBelow } from './rooms/unread-below.js'
import { Timelines } from './rooms/timelines.js'
import './rooms/rooms.js'
import './switcher/switcher.js'
import './timeline/timeline.js'
import { confirmForms } from './confirm.js'
import { Details } from './panel/details.js'
import { Panes } from './panel/panes.js'
import { Preferences } from './preferences/preferences.js'
import { ChatSession } from './preferences/session.js'
import { resizeBy } from './panel/resize.js'
import { listenToSearchKeys } from './search/keys.js'
import './search/search.js'
import './thread/thread.js'
import './composer/composer.js'
import { Answering } from './composer/answering.js'
import './profile.js'
import './leaving.js'
import { followSelf } from './self.js'
import './sending.js'
import { sayFarewell } from './farewell.js'
import { followRoom } from './head.js'
import { offerLevels } from './room-head/level.js'
import { offerUnarchiving } from './room-head/unarchive.js'
import { offerInvitations } from './invitation.js'
import { BookmarkList } from './bookmarks/list.js'
import { BookmarkItems } from './bookmarks/menu.js'
import { Bookmarks } from './bookmarks/bookmarks.js'
import { PinnedList } from './pins/list.js'
import { PinItems } from './pins/menu.js'
import { Notice } from './pins/notice.js'
import { Pins } from './pins/pins.js'
import { TypingLine } from './typing/line.js'
import { listenToKeys } from './keys.js'
import { noteAbsent } from './mentions/absent.js'
import './mentions/inbox.js'
import { listenToMentions } from './mentions/people.js'
import { MentionSource, authorsIn } from './mentions/source.js'
import { Notifier } from './notify/notifier.js'
import { QuietMark } from './notify/quiet-mark.js'
import { NotificationSettings } from './notify/settings.js'
import { listenToShortcuts } from './shortcuts.js'
import { followViewport } from './viewport.js'
import { prepareToasts, toast } from './toast.js'
import { showTooltips } from './tooltip.js'
import { followVisit } from './visit.js'

const page = document.body.dataset
const self = { id: page.account, name: page.accountName, role: page.accountRole, avatar: page.accountAvatar }
const element = (name) => document.querySelector(name)
const { home } = element('maru-rooms').dataset
const composer = element('maru-composer')

const headers = () => ({ [page.csrfHeader]: page.csrfToken })

const api = new Api(page.api, headers)
const rooms = new RoomList({ api, here: page.room })
const chat = connect(page.endpoint, { account: self.id, headers })

const own = followSelf(chat, self)
element('maru-connection').follow(chat)
element('maru-banner').follow(chat)
element('maru-people').follow(chat, { self: self.id, room: { id: page.room, everyone: page.everyone === 'true' }, api })
const reading = { read: Number(page.read), unread: Number(page.unread), lastSeq: Number(page.lastSeq), epoch: page.epoch }
let opening = JSON.parse(document.getElementById('opening-page').textContent)
const pins = new Pins({ chat, api, room: page.room })
const bookmarks = new Bookmarks({ chat, api, room: page.room })
const items = [new PinItems(pins), new BookmarkItems(bookmarks)]
new Notice(element('.notice'), { pins, home })
new PinnedList(document.getElementById('panel-pinned'), { pins, home })
const typing = new TypingLine(document.getElementById('typing'), { chat, self: self.id, room: page.room, composer })
const mentioned = () => new MentionSource({
  api,
  self: self.id,
  rooms,
  people: () => element('maru-people').known,
  authors: () => authorsIn(timelines.shown),
})
const mentions = mentioned()
const editedMentions = mentioned()
const timelines = new Timelines(element('maru-timeline'), {
  room: page.room,
  reading,
  seq: Number(page.linked) || null,
  open: (timeline, room, from, seq) => {
    timeline.open({ chat, self, room, reading: from, api, items, mentions: editedMentions, seq, opening })
    opening = null
  },
  refused: () => location.reload(), // the address is already that of the room
})
element('maru-rooms').open({ chat, rooms, api, self, reading, mine: Number(page.mine) })
const navigation = new Navigation({ rooms, timelines, composer, home })
const go = (room) => navigation.go(room)
element('maru-switcher').open({ rooms, api, self, go })
element('maru-profile').open({ api, self, go })
rooms.addEventListener('open', ({ detail: room }) => element('maru-people').enter(room))
rooms.addEventListener('open', ({ detail: { id } }) => pins.enter(id))
rooms.addEventListener('open', ({ detail: { id } }) => bookmarks.enter(id))
rooms.addEventListener('open', ({ detail: { id } }) => typing.enter(id))
document.addEventListener('person', ({ detail: person }) => element('maru-profile').show(person))

const answering = new Answering(composer, { account: self.id, room: page.room, replies: () => timelines.shown.replies })
document.addEventListener('reply', ({ detail: message }) => answering.to(message))
rooms.addEventListener('open', ({ detail: room }) => answering.enter(room.id))

composer.sources.push(mentions)
noteAbsent({ chat, rooms, api, self: self.id, members: () => element('maru-people').known })

const send = (text, reply = {}) => {
  const room = rooms.here
  timelines.shown.places.toNewest()
  chat.send(text, { room, mentions: mentions.listed(text), ...reply }).catch(({ code }) => {
    // Other refusals are shown on the message itself, which the outbox keeps. These messages never entered the outbox.
    if (code === 'outbox-full' || code === 'closed') composer.giveBack(text, words.refusal[code], room)
  })
}
composer.addEventListener('send', ({ detail: text }) => send(text, answering.take()))

sayFarewell({ chat, composer, rooms, self, home, left: () => panes.leaveRoom() })
new DraftMarks({ account: self.id, rooms, list: element('maru-rooms') })
new UnreadBelow(element('.rooms-lists'), rooms)
listenToShortcuts({
  list: element('maru-rooms'),
  help: document.getElementById('keys'),
  opener: element('[data-action="keys"]'),
  readAll: async () => toast((await readAll({ rooms, api })) ? words.allRead : words.problem.readAll),
})
new RoomMenu({ list: element('maru-rooms'), rooms, api })
new Collapsing(element('maru-rooms'))
new Dragging({ list: element('maru-rooms'), favourites: element('[data-part="favourites"]'), rooms, api })
new QuietMark(element('[data-part="quiet"]'), new NotificationSettings(self.id))
new Notifier({ rooms, api, self, seen: document, open: go })
followRoom({ rooms, composer })
offerLevels({ rooms, api })
offerUnarchiving({ rooms, api })
const panes = new Panes(['people', 'pinned', 'settings', 'search', 'thread', 'mentions', 'bookmarks'])
const thread = element('maru-thread')
thread.open({
  chat, api, self, rooms, panes, home,
  items,
  people: () => element('maru-people').known,
  authors: () => authorsIn(timelines.shown),
  toMessage: (seq) => timelines.shown.places.toMessage(seq),
})
document.addEventListener('thread', ({ detail: seq }) => thread.show(seq))
const search = element('maru-search')
search.open({ rooms, api, home })
new BookmarkList(document.getElementById('panel-bookmarks'), { chat, api, rooms, home, bookmarks })
listenToSearchKeys(search.field, (everywhere) => {
  panes.show('search')
  search.limitTo(everywhere ? null : rooms.here)
})
element('maru-mentions').open({ chat, rooms, api, home, self: self.id })
resizeBy(element('[data-edge="sidebar"]'), { name: 'sidebar', min: 220, max: 360, usual: 264, grows: 1 })
resizeBy(element('[data-edge="panel"]'), { name: 'panel', min: 320, max: 560, usual: 384, grows: -1 })
confirmForms(document.getElementById('confirm'))
const details = new Details({ room: page.room, home })
rooms.addEventListener('open', ({ detail: { id } }) => details.enter(id))
offerInvitations({ rooms, api, made: (room) => details.renewInvitations(room) })
const session = new ChatSession({ chat, composer, own })
new Preferences({ answered: (loaded, url) => session.answered(loaded, url), left: (address) => session.left(address) })
listenToKeys(composer)
listenToMentions()
followViewport()
prepareToasts()
showTooltips()
followVisit(self.id, ({ loggedOut }) => {
  if (loggedOut) composer.forget()
  location.replace(home)
})

// Must come last: if anything above fails, start.js still has the text and shows that the page did not load.
const early = globalThis.startedPage?.() ?? []
composer.open(self.id, page.room)
early.forEach((text) => send(text))
