/** A relay: sends each message to all clients. Prints its port. */
const { createServer } = require('node:http')
const { Server } = require('socket.io')

const http = createServer()
const io = new Server(http, { transports: ['websocket'] })

io.on('connection', (socket) => {
  socket.on('message', (data) => io.emit('message', data))
})
http.listen({ host: '127.0.0.1', port: 0, backlog: 1024 }, () => console.log(http.address().port))
