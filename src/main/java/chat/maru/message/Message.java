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
 * @param seq the place in the room's log where it was posted
 * @param clientId the id its author's client gave it, a UUID in lower case
 * @param author who wrote it
 * @param text 1 to 4,000 characters; empty where it was removed
 * @param sentAt when the server accepted it
 * @param deletedAt when it was removed, and its text with it; null for one that is there
 */
public record Message(String id, long seq, String clientId, Author author, String text,
		@JsonFormat(pattern = RoomEvent.TIME, timezone = "UTC") Instant sentAt,
		@JsonInclude(Include.NON_NULL) @JsonFormat(pattern = RoomEvent.TIME,
				timezone = "UTC") @Nullable Instant deletedAt) {

	public Message(String id, long seq, String clientId, Author author, String text, Instant sentAt) {
		this(id, seq, clientId, author, text, sentAt, null);
	}

	/** What is left of it. */
	Message deleted(Instant at) {
		return new Message(this.id, this.seq, this.clientId, this.author, "", this.sentAt, at);
	}

	static String id(String room, long seq) {
		return room + "-" + seq;
	}

	/** The seq in an id; empty where no message of this room can have that id. */
	static OptionalLong seq(String room, String id) {
		if (id.startsWith(room + "-")) {
			try {
				long seq = Long.parseLong(id.substring(room.length() + 1));
				return id(room, seq).equals(id) ? OptionalLong.of(seq) : OptionalLong.empty();
			}
			catch (NumberFormatException ex) {
				// Said by the empty answer.
			}
		}
		return OptionalLong.empty();
	}

}
