package chat.maru.message;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.log.ChangeKey;
import chat.maru.markup.Markup;
import chat.maru.message.RoomEvent.Posted;
import org.jspecify.annotations.Nullable;

/**
 * Posts a message.
 *
 * @param room the room's id
 * @param author the account that posts it
 * @param clientId a UUID in lower case, by which the server recognises that the message
 * was sent again
 * @param text the text
 * @param mentions the mentions in the text
 * @param html the formatted text; null if it is the same as the escaped text
 * @param reply what the message replies to; null if it is not a reply
 */
public record Post(String room, Account author, String clientId, String text, List<Mention> mentions,
		@Nullable String html, @Nullable Reply reply) implements MessageChange {

	/** Formats the text, so that the writer's thread need not. */
	public Post(String room, Account author, String clientId, String text, List<Mention> mentions,
			@Nullable Reply reply) {
		this(room, author, clientId, text, mentions, Markup.html(text), reply);
	}

	/** A message that mentions nobody and is not a reply. */
	public Post(String room, Account author, String clientId, String text) {
		this(room, author, clientId, text, List.of(), null);
	}

	@Override
	public ChangeKey key() {
		return new ChangeKey(this.author.id(), this.clientId, this.room, Posted.TYPE, null);
	}

	@Override
	public List<String> logs() {
		return List.of(this.room);
	}

	/** A reply is refused if the message was deleted, so it reads what was written. */
	@Override
	public boolean canWait() {
		return this.reply == null;
	}

}
