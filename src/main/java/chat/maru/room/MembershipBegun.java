package chat.maru.room;

/**
 * Somebody is in a room from now on: they joined, or were brought in. Published when that
 * has been committed, on the thread that did it.
 *
 * @param account whose id
 * @param room the room's id
 */
public record MembershipBegun(String account, String room) {
}
