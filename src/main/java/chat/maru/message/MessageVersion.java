package chat.maru.message;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonFormat;

/**
 * A version of a message.
 *
 * @param version 1 for the text that was posted, 2 for the first edit, and so on
 * @param text the text of this version
 * @param at when the server accepted it
 */
public record MessageVersion(int version, String text,
		@JsonFormat(pattern = RoomEvent.TIME, timezone = "UTC") Instant at) {
}
