const server = document.querySelector('meta[name="application-name"]').content

let name = document.title
let count = 0

/** Shows the number of new messages in front of the room's name in the page's title. */
export function showNew(messages) {
  count = messages
  show()
}

export function showName(room) {
  name = `${room} · ${server}`
  show()
}

function show() {
  const title = count > 0 ? `(${count}) ${name}` : name
  if (document.title !== title) document.title = title
}
