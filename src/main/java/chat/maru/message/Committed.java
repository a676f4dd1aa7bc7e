package chat.maru.message;

/**
 * An event that is on disk.
 *
 * @param head where the room's log ends with it
 */
record Committed(RoomEvent event, Head head) {
}
