package chat.maru.message;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.log.ChangeKey;
import chat.maru.markup.Markup;
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
 * @param mentions the mentions in the new text
 * @param basedOn the version that the author changed; the edit is refused if there is a
 * newer one. Null to replace any version
 * @param html the formatted text; null if it is the same as the escaped text
 */
record Edit(String room, Message message, Account by, String clientId, String text, List<Mention> mentions,
		@Nullable Long basedOn, @Nullable String html) implements MessageChange {

	/** Formats the text, so that the writer's thread need not. */
	Edit(String room, Message message, Account by, String clientId, String text, List<Mention> mentions,
			@Nullable Long basedOn) {
		this(room, message, by, clientId, text, mentions, basedOn, Markup.html(text));
	}

	@Override
	public ChangeKey key() {
		return new ChangeKey(this.by.id(), this.clientId, this.room, Edited.TYPE, this.message.seq());
	}

	@Override
	public List<String> logs() {
		return List.of(this.room);
	}

}
