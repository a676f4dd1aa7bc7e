package chat.maru.room;

import chat.maru.account.Account;

/**
 * Somebody is no longer in a room: they left, or were removed. Published when that has
 * been committed, on the thread that did it.
 *
 * @param account whose id
 * @param room the room's id
 * @param by who did it: the account itself where it left
 */
public record MembershipEnded(String account, String room, Account by) {
}
