import { isLookedAt, onAttention } from '../attention.js'
import { plainText } from '../timeline/markup.js'
import { showNotice, showWaiting } from '../title.js'
import { nameOf, words } from '../words.js'
import { Arrivals } from './arrivals.js'
import { Claims } from './claims.js'
import { decide } from './decide.js'
import { Favicon } from './favicon.js'
import { Looking } from './looking.js'
import { Offer } from './offer.js'
import { Popups, permission } from './popups.js'
import { NotificationSettings } from './settings.js'
import { playSound } from './sound.js'

/** The number of messages among which the newest one of another user is looked for. */
const NEWEST = 20

/**
 * Lets the user notice direct messages and mentions: the title and the icon of every tab count them, and one tab plays the sound and shows
 * the notification. The tabs tell each other what arrived and what was read, so that they agree before the server has answered.
 */
export class Notifier {
  #rooms
  #api
  #self
  #settings
  #looking
  #claims
  #tabs
  #arrivals = new Arrivals()
  #favicon = new Favicon()
  #popups
  #offer
  #notice = null

  /** `seen` fires 'seen' when the open room was read, and `open(room)` opens another room. */
  constructor({ rooms, api, self, seen, open }) {
    this.#rooms = rooms
    this.#api = api
    this.#self = self
    this.#settings = new NotificationSettings(self.id)
    this.#looking = new Looking(self.id, () => rooms.here)
    this.#claims = new Claims(self.id)
    this.#popups = new Popups(open)
    this.#offer = new Offer(this.#settings)
    this.#tabs = new BroadcastChannel(`maru.notify.${self.id}`)
    this.#tabs.addEventListener('message', ({ data }) => this.#hear(data))
    rooms.addEventListener('change', () => this.#changed())
    seen.addEventListener('seen', ({ detail }) => this.#tellRead(detail))
    onAttention(() => isLookedAt() && this.#show(null))
    this.#changed()
  }

  #changed() {
    this.#looking.update()
    this.#count(this.#rooms.all)
    for (const { room, since } of this.#arrivals.of(this.#rooms.all, { complete: this.#rooms.complete })) this.#arrived(room, since)
  }

  #count(all) {
    const waiting = all.filter((room) => room.waiting > 0)
    const count = waiting.reduce((sum, room) => sum + room.waiting, 0)
    showWaiting(count)
    this.#favicon.show(count)
    for (const room of all) if (room.waiting === 0) this.#popups.close(room.id)
    if (this.#notice && !waiting.some(({ id }) => id === this.#notice)) this.#show(null)
  }

  async #arrived(room, since) {
    try {
      await this.#claims.take(room, since, async (known) => {
        const message = await this.#newest(room, known)
        if (message) await this.#tell(room, message)
        return message?.seq ?? room.lastSeq
      })
    } catch {
      // The server cannot be reached: the next message of the room tries again.
    }
  }

  async #newest({ id, kind, level }, since) {
    const { messages } = await this.#api.get(`/rooms/${encodeURIComponent(id)}/messages?limit=${NEWEST}`)
    const isFor = ({ mentions = [] }) => (kind === 'direct' && level === 'all') || mentions.some((mention) => mention.id === this.#self.id)
    return messages.findLast((one) => one.seq > since && one.author.id !== this.#self.id && !one.deletedAt && isFor(one))
  }

  async #tell(room, message) {
    const { author } = message
    const settings = this.#settings.all
    const seen = await this.#looking.isAt(room.id)
    const { title, popup, sound } = decide({ level: room.level, seen, settings, granted: permission() === 'granted' })
    const name = nameOf(author)
    const line = settings.text ? plainText(message).replace(/\s+/g, ' ').trim() : ''
    const notice = title ? (line ? `${name}: ${line}` : name) : ''
    const told = { type: 'arrived', room: room.id, lastSeq: room.lastSeq, unread: room.unread, mentions: room.mentions, notice }
    this.#tabs.postMessage(told)
    this.#hear(told)
    if (popup) this.#popups.show(room.id, room.kind !== 'direct' || room.people.length > 1 ? `${name} · ${room.title}` : name, line || words.notify.arrived)
    if (sound) playSound().catch(() => {}) // a device without sound
  }

  #hear({ type, room, notice, readSeq, ...signal }) {
    if (type === 'read') return this.#read(room, readSeq)
    if (room !== this.#rooms.here) this.#rooms.move({ room, ...signal })
    if (notice && !isLookedAt()) this.#show(room, notice)
    this.#offer.make()
  }

  /** `notice` replaces the title until the user returns or the room is read. */
  #show(room, notice = '') {
    this.#notice = room
    showNotice(notice)
  }

  /** Tells other tabs only of rooms that were read to the end. The server knows how much is left of other rooms. */
  #tellRead({ room = this.#rooms.here, read, unread }) {
    if (unread === 0) this.#tabs.postMessage({ type: 'read', room, readSeq: read })
  }

  #read(id, seq) {
    if (id === this.#rooms.here) document.querySelector('maru-timeline').readElsewhere(seq)
    else if (seq >= this.#rooms.get(id)?.lastSeq) this.#rooms.read(id, seq)
  }
}
