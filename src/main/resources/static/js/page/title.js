let name = document.title
let count = 0

/** The page's title is the room's name, and in front of it how many messages are new there. */
export function showNew(messages) {
  count = messages
  show()
}

export function showName(room) {
  name = `${room} · Maru`
  show()
}

function show() {
  const title = count > 0 ? `(${count}) ${name}` : name
  if (document.title !== title) document.title = title
}
