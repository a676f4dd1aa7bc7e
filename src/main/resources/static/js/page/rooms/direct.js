import { addressOf } from './room.js'

/** Opens the direct message with a user and creates it if necessary. Rejects if the server refuses it. */
export async function writeTo(account, { api, home }) {
  const { id } = await api.post('/direct', { people: [account] })
  location.assign(addressOf(id, home))
}
