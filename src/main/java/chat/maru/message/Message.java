package chat.maru.message;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonFormat;

/**
 * What somebody wrote.
 *
 * @param id an opaque id that never changes
 * @param seq the place in the room's log where it was posted
 * @param clientId the id its author's client gave it, a UUID in lower case
 * @param author who wrote it
 * @param text 1 to 4,000 characters
 * @param sentAt when the server accepted it
 */
public record Message(String id, long seq, String clientId, Author author, String text,
		@JsonFormat(pattern = RoomEvent.TIME, timezone = "UTC") Instant sentAt) {

	static String id(String room, long seq) {
		return room + "-" + seq;
	}

}
