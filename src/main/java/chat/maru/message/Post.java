package chat.maru.message;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.log.ChangeKey;
import chat.maru.message.RoomEvent.Posted;

/**
 * Posts a message.
 *
 * @param room the room's id
 * @param author the account that posts it
 * @param clientId a UUID in lower case, by which the server recognises that the message
 * was sent again
 * @param text the text
 */
public record Post(String room, Account author, String clientId, String text) implements MessageChange {

	@Override
	public ChangeKey key() {
		return new ChangeKey(this.author.id(), this.clientId, this.room, Posted.TYPE, null);
	}

	@Override
	public List<String> logs() {
		return List.of(this.room);
	}

	@Override
	public boolean canWait() {
		return true;
	}

}
