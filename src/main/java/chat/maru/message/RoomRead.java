package chat.maru.message;

/**
 * Somebody has read a room further than before. Published when that has been committed,
 * on the thread that did it.
 *
 * @param account whose id
 * @param room the room's id
 * @param seq up to which event
 */
public record RoomRead(String account, String room, long seq) {
}
