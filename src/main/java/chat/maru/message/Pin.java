package chat.maru.message;

import java.time.Instant;

import chat.maru.markup.Markup;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/**
 * A pinned message.
 *
 * @param message the message as it is now
 * @param by the account that pinned it, or made it the notice
 * @param at when that was
 * @param notice whether it is the room's notice
 * @param seq the seq of the event that last changed the pin or the text of the message
 */
public record Pin(Message message, Author by, @JsonFormat(pattern = RoomEvent.TIME, timezone = "UTC") Instant at,
		@JsonInclude(Include.NON_DEFAULT) boolean notice, long seq) {

	/** Returns the pin with the formatted text of its message. */
	Pin formatted(FormattedTexts texts) {
		return new Pin(texts.of(this.message), this.by, this.at, this.notice, this.seq);
	}

	/** Returns the beginning of the text without marks, on one line. */
	public String excerpt() {
		return Excerpt.of(Markup.plain(this.message.text()));
	}

}
