/**
 * One of several relays that send each message to the clients of all of them. They use the Redis server whose URL is
 * the argument. Prints its port.
 */
const { createServer } = require('node:http')
const { createAdapter } = require('@socket.io/redis-adapter')
const { createClient } = require('redis')
const { Server } = require('socket.io')

const http = createServer()
const publisher = createClient({ url: process.argv[2] })
const subscriber = publisher.duplicate()

Promise.all([publisher.connect(), subscriber.connect()]).then(() => {
  const io = new Server(http, { transports: ['websocket'], adapter: createAdapter(publisher, subscriber) })
  io.on('connection', (socket) => {
    socket.on('message', (data) => io.emit('message', data))
  })
  http.listen({ host: '127.0.0.1', port: 0, backlog: 1024 }, () => console.log(http.address().port))
})
