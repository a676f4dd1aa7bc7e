package chat.maru.room;

import chat.maru.cluster.Notice;

/**
 * The relation of an account to a room changed: whether it is a member, its role, its
 * silence, or its level.
 *
 * @param account the account's id
 * @param room the room's id
 */
record SeatChanged(String account, String room) implements Notice {
}
