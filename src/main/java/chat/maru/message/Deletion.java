package chat.maru.message;

import chat.maru.account.Account;

/**
 * A message is deleted.
 *
 * @param room the room's id
 * @param message as it was read last
 * @param by who deletes it: its author, or a moderator of the room
 */
record Deletion(String room, Message message, Account by) implements MessageChange {
}
