/** Opens the direct message with a user and creates it if necessary. `go(room)` opens a room. Rejects if the server refuses it. */
export async function writeTo(account, { api, go }) {
  const { id } = await api.post('/direct', { people: [account] })
  await go(id)
}
