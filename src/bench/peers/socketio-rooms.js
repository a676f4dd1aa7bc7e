/** A relay with rooms: sends each message to all clients in a room that its sender has joined. Prints its port. */
const { createServer } = require('node:http')
const { Server } = require('socket.io')

const http = createServer()
const io = new Server(http, { transports: ['websocket'] })

io.on('connection', (socket) => {
  socket.on('join', (room, joined) => {
    socket.join(room)
    joined()
  })
  socket.on('message', (room, data) => {
    if (socket.rooms.has(room)) io.to(room).emit('message', data)
  })
})
http.listen({ host: '127.0.0.1', port: 0, backlog: 1024 }, () => console.log(http.address().port))
