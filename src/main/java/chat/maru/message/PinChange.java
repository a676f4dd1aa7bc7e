package chat.maru.message;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.log.Change;
import chat.maru.log.ChangeKey;
import chat.maru.message.RoomEvent.PinChanged;
import org.jspecify.annotations.Nullable;

/**
 * Pins a message, or unpins it.
 *
 * @param room the room's id
 * @param message the message's seq
 * @param by the account that makes the change
 * @param clientId a UUID in lower case, by which the server recognises that the change
 * was sent again; null if the client chose none
 * @param pinned whether the message is pinned afterwards
 * @param notice whether it is the room's notice afterwards, in place of another one
 */
record PinChange(String room, long message, Account by, @Nullable String clientId, boolean pinned,
		boolean notice) implements Change {

	String type() {
		return this.pinned ? PinChanged.PINNED : PinChanged.UNPINNED;
	}

	@Override
	public @Nullable ChangeKey key() {
		return (this.clientId != null) ? new ChangeKey(this.by.id(), this.clientId, this.room, type(), this.message)
				: null;
	}

	@Override
	public List<String> logs() {
		return List.of(this.room);
	}

}
