import { toast } from '../toast.js'
import { words } from '../words.js'

/** At most so many are named, each in a note of their own. */
const MOST = 3

/**
 * Tells users when they have mentioned people who are not in the open room, because these are not notified. Those who may can add
 * them. `members()` returns the members who are known, or null if they are not known yet.
 */
export function noteAbsent({ chat, rooms, api, self, members }) {
  /** The ids of the messages that are sent from this page. The event can arrive before the receipt. */
  const sent = new Set()
  chat.on('outbox', ({ clientId, kind, status }) => {
    if (status === 'waiting' && !kind) sent.add(clientId)
    if (status === 'refused' || status === 'discarded') sent.delete(clientId)
  })
  chat.on('event', ({ room: id, message }) => {
    if (!message || message.author.id !== self || !sent.delete(message.clientId)) return
    const room = rooms.get(id)
    if (id === rooms.here && room && !room.everyone) for (const person of absent(message, room, members())) note(person, room)
  })

  function note({ id, name }, room) {
    const add = { label: words.addToRoom, run: () => invite(id, name, room) }
    toast(words.absent(name), room.may.includes('invite') && room.kind !== 'direct' ? { action: add } : {})
  }

  async function invite(id, name, room) {
    try {
      await api.put(`/rooms/${encodeURIComponent(room.id)}/members/${encodeURIComponent(id)}`, {})
      toast(words.addedToRoom(name))
    } catch {
      toast(words.problem.change)
    }
  }
}

function absent({ mentions = [] }, { kind, people }, members) {
  const present = kind === 'direct' ? people : members
  if (present === null) return []
  const here = new Set(present.map(({ id }) => id))
  const gone = new Map(mentions.filter(({ id, name }) => name !== undefined && !here.has(id)).map((person) => [person.id, person]))
  return [...gone.values()].slice(0, MOST)
}
