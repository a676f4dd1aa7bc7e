/**
 * Many users in one room or in many rooms: Maru as it is shipped, compared with ws and
 * socket.io as plain relays under the same load, in turns.
 */
package chat.maru.bench.crowd;
