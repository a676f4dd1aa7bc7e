/** A relay: sends each message to all clients. Prints its port. */
const { WebSocket, WebSocketServer } = require('ws')

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, backlog: 1024 })

server.on('listening', () => console.log(server.address().port))
server.on('connection', (socket) => {
  socket.on('error', () => {})
  socket.on('message', (data) => {
    for (const client of server.clients) {
      if (client.readyState === WebSocket.OPEN) client.send(data, { binary: false })
    }
  })
})
