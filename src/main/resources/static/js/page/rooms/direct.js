import { addressOf } from './room.js'

/** Goes to the direct talk with somebody, which begins with this if there was none. Rejects where the server does not want it. */
export async function writeTo(account, { api, home }) {
  const { id } = await api.post('/direct', { people: [account] })
  location.assign(addressOf(id, home))
}
