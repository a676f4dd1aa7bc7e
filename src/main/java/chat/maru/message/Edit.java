package chat.maru.message;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.log.ChangeKey;
import chat.maru.message.RoomEvent.Edited;
import org.jspecify.annotations.Nullable;

/**
 * Changes the text of a message.
 *
 * @param room the room's id
 * @param message the message as it was last read
 * @param by its author
 * @param clientId a UUID in lower case, by which the server recognises that the edit was
 * sent again
 * @param text the new text
 * @param basedOn the version that the author changed; the edit is refused if there is a
 * newer one. Null to replace any version
 */
record Edit(String room, Message message, Account by, String clientId, String text,
		@Nullable Long basedOn) implements MessageChange {

	@Override
	public ChangeKey key() {
		return new ChangeKey(this.by.id(), this.clientId, this.room, Edited.TYPE, this.message.seq());
	}

	@Override
	public List<String> logs() {
		return List.of(this.room);
	}

}
