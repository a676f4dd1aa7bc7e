package chat.maru.message;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.log.ChangeKey;
import chat.maru.message.RoomEvent.Deleted;
import org.jspecify.annotations.Nullable;

/**
 * Deletes a message.
 *
 * @param room the room's id
 * @param message the message as it was last read
 * @param by the account that deletes it: its author, or a moderator of the room
 * @param clientId a UUID in lower case, by which the server recognises that the deletion
 * was sent again; null if the client chose none
 */
record Deletion(String room, Message message, Account by, @Nullable String clientId) implements MessageChange {

	Deletion(String room, Message message, Account by) {
		this(room, message, by, null);
	}

	@Override
	public @Nullable ChangeKey key() {
		return (this.clientId != null)
				? new ChangeKey(this.by.id(), this.clientId, this.room, Deleted.TYPE, this.message.seq()) : null;
	}

	@Override
	public List<String> logs() {
		return List.of(this.room);
	}

}
