package chat.maru.room;

import chat.maru.cluster.Notice;

/**
 * An account is no longer a member of a room: it left, or was removed.
 *
 * @param account the account's id
 * @param room the room's id
 * @param by the id of the account that ended the membership; the same as account if it
 * left
 */
public record MembershipEnded(String account, String room, String by) implements Notice {
}
