package chat.maru.message;

import java.util.List;

import chat.maru.account.Account;

/**
 * Deletes a message.
 *
 * @param room the room's id
 * @param message the message as it was last read
 * @param by the account that deletes it: its author, or a moderator of the room
 */
record Deletion(String room, Message message, Account by) implements MessageChange {

	@Override
	public List<String> logs() {
		return List.of(this.room);
	}

}
