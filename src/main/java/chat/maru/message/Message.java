package chat.maru.message;

import java.time.Instant;
import java.util.OptionalLong;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * A message.
 *
 * @param id an opaque id that never changes
 * @param seq the message's number in the room's log
 * @param clientId the id that its author's client chose, a UUID in lower case
 * @param author the message's author
 * @param text the text, by default 1 to 4,000 characters; empty if the message was
 * deleted
 * @param sentAt when the server accepted it
 * @param deletedAt when the message and its text were deleted; null if it was not deleted
 */
public record Message(String id, long seq, String clientId, Author author, String text,
		@JsonFormat(pattern = RoomEvent.TIME, timezone = "UTC") Instant sentAt,
		@JsonInclude(Include.NON_NULL) @JsonFormat(pattern = RoomEvent.TIME,
				timezone = "UTC") @Nullable Instant deletedAt) {

	public Message(String id, long seq, String clientId, Author author, String text, Instant sentAt) {
		this(id, seq, clientId, author, text, sentAt, null);
	}

	/** Returns the message without its text. */
	Message deleted(Instant at) {
		return new Message(this.id, this.seq, this.clientId, this.author, "", this.sentAt, at);
	}

	static String id(String room, long seq) {
		return room + "-" + seq;
	}

	/** Returns the seq in an id; empty if no message of this room can have that id. */
	static OptionalLong seq(String room, String id) {
		if (id.startsWith(room + "-")) {
			try {
				long seq = Long.parseLong(id.substring(room.length() + 1));
				return id(room, seq).equals(id) ? OptionalLong.of(seq) : OptionalLong.empty();
			}
			catch (NumberFormatException ex) {
				// The id is of no message of this room.
			}
		}
		return OptionalLong.empty();
	}

}
