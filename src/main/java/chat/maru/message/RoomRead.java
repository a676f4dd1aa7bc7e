package chat.maru.message;

import chat.maru.log.Change;

/**
 * An account has read a room further than before.
 *
 * @param account the account's id
 * @param room the room's id
 * @param seq the seq of the last event that it has read, which is there
 */
record RoomRead(String account, String room, long seq) implements Change {
}
