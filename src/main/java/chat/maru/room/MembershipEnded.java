package chat.maru.room;

/**
 * Somebody is no longer in a room: they left, or were removed. Published when that has
 * been committed, on the thread that did it.
 *
 * @param account whose id
 * @param room the room's id
 */
public record MembershipEnded(String account, String room) {
}
