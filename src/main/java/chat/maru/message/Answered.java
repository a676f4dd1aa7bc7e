package chat.maru.message;

import java.time.Instant;

import chat.maru.markup.Markup;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * The line that a page shows above a reply: the beginning of the message that it replies
 * to. It is read together with them, so that it is as the message is now.
 *
 * @param seq the message's seq
 * @param author the message's author
 * @param text the beginning of its text on one line, at most 80 characters and an
 * ellipsis; empty if the message was deleted
 * @param deletedAt when the message was deleted; null if it was not deleted
 * @param removed whether a moderator deleted it, and not its author
 */
public record Answered(long seq, Author author, String text,
		@JsonInclude(Include.NON_NULL) @JsonFormat(pattern = RoomEvent.TIME,
				timezone = "UTC") @Nullable Instant deletedAt,
		@JsonInclude(Include.NON_DEFAULT) boolean removed) {

	private static final int MAX_LENGTH = 80;

	/** Shortens a message. */
	public static Answered of(Message message) {
		return new Answered(message.seq(), message.author(), Excerpt.of(Markup.plain(message.text()), MAX_LENGTH),
				message.deletedAt(), message.removed());
	}

}
