package chat.maru.room;

import chat.maru.cluster.Notice;

/**
 * An account became a member of a room.
 *
 * @param account the account's id
 * @param room the room's id
 */
public record MembershipBegun(String account, String room) implements Notice {
}
