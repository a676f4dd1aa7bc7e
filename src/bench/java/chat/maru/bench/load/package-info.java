/**
 * The load generator: all clients on one thread of a separate process, so that it takes
 * as little as possible of the processors that it shares with the server. It implements
 * just enough of WebSocket, STOMP and Engine.IO, reads the number of every delivery, and
 * fails a round in which one is missing, duplicated or out of order.
 */
package chat.maru.bench.load;
