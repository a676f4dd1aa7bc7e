import { connect } from '../client/index.js'
import { words } from './words.js'
import './theme.js'
import './connection.js'
import './banner.js'
import './people.js'
import { Api } from './api.js'
import { closeWhenWide } from './bar-menu.js'
import { RoomList } from './rooms/room-list.js'
import './rooms/rooms.js'
import './switcher/switcher.js'
import './timeline/timeline.js'
import './composer/composer.js'
import './profile.js'
import { sayFarewell } from './farewell.js'
import { followRoom } from './head.js'
import { listenToKeys } from './keys.js'
import { followViewport } from './viewport.js'
import { followVisit } from './visit.js'

const page = document.body.dataset
const self = { id: page.account, name: page.accountName, role: page.accountRole }
const element = (name) => document.querySelector(name)

const headers = () => ({ [page.csrfHeader]: page.csrfToken })

const api = new Api(page.api, headers)
const rooms = new RoomList({ api, here: page.room })
const chat = connect(page.endpoint, { account: self.id, headers })

element('maru-connection').follow(chat)
element('maru-banner').follow(chat)
element('maru-people').follow(chat, { self: self.id, room: page.room, everyone: page.everyone === 'true', api })
const reading = { read: Number(page.read), unread: Number(page.unread), lastSeq: Number(page.lastSeq), epoch: page.epoch }
element('maru-timeline').open({ chat, self, room: page.room, reading, api })
element('maru-rooms').open({ chat, rooms, api, self, room: page.room, reading, mine: Number(page.mine), seen: element('maru-timeline') })
element('maru-switcher').open({ rooms, api, self, room: page.room })
element('maru-profile').open({ api, self })
document.addEventListener('person', ({ detail: person }) => element('maru-profile').show(person))

const send = (text) => {
  element('maru-timeline').toNewest()
  chat.send(text, { room: page.room }).catch(({ code }) => {
    // Other refusals are shown on the message itself, which the outbox keeps. These messages never entered the outbox.
    if (code === 'outbox-full' || code === 'closed') element('maru-composer').giveBack(text, words.refusal[code])
  })
}
element('maru-composer').addEventListener('send', ({ detail: text }) => send(text))

sayFarewell({ chat, composer: element('maru-composer'), room: page.room, self, home: element('maru-rooms').dataset.home })
followRoom({ rooms, here: page.room, composer: element('maru-composer') })
listenToKeys(element('maru-composer'), element('[data-part="scroller"]'))
closeWhenWide(document.getElementById('bar-menu'))
followViewport()
followVisit(self.id, ({ loggedOut }) => {
  if (loggedOut) element('maru-composer').forget()
  location.replace(element('maru-rooms').dataset.home)
})

// Must come last: if anything above fails, start.js still has the text and shows that the page did not load.
const early = globalThis.startedPage?.() ?? []
element('maru-composer').open(self.id, page.room)
early.forEach(send)
