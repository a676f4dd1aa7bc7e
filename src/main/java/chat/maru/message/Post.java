package chat.maru.message;

import chat.maru.account.Account;
import chat.maru.log.ChangeKey;
import chat.maru.message.RoomEvent.Posted;

/**
 * A message is posted.
 *
 * @param room the room's id
 * @param author who says it
 * @param clientId the UUID by which sending it again to the room is recognised, in lower
 * case
 * @param text what is said
 */
public record Post(String room, Account author, String clientId, String text) implements MessageChange {

	@Override
	public ChangeKey key() {
		return new ChangeKey(this.author.id(), this.clientId, this.room, Posted.TYPE, null);
	}

}
