/**
 * Many people in one room or in many: Maru as it is shipped beside ws and socket.io as
 * plain relays, all of them under the same load, in turns.
 */
package chat.maru.bench.crowd;
