package chat.maru.message;

import chat.maru.log.Change;

/**
 * Moves an account's read mark in a room on.
 *
 * @param account the account's id
 * @param room the room's id
 * @param seq the seq of the last event that the account has read; the event must exist
 */
record RoomRead(String account, String room, long seq) implements Change {
}
