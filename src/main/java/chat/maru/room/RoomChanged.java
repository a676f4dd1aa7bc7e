package chat.maru.room;

import chat.maru.cluster.Notice;

/**
 * A room's name, topic or state changed.
 *
 * @param room the room's id
 */
record RoomChanged(String room) implements Notice {
}
