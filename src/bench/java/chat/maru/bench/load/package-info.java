/**
 * The load generator: people in one room, all on one thread of a process of its own, so
 * that it takes as little as it can of the processors it shares with the server. It knows
 * just enough of WebSocket, STOMP and Engine.IO, reads every delivery's number, and fails
 * a round in which one is missing, doubled or out of order.
 */
package chat.maru.bench.load;
