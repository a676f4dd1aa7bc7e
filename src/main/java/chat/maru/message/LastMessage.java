package chat.maru.message;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonFormat;

/**
 * The newest message of a room that is not deleted.
 *
 * @param seq the message's seq
 * @param author the message's author
 * @param excerpt the beginning of its text on one line, at most 101 characters: 100 and,
 * if there is more, an ellipsis
 * @param sentAt when the server accepted it
 */
public record LastMessage(long seq, Author author, String excerpt,
		@JsonFormat(pattern = RoomEvent.TIME, timezone = "UTC") Instant sentAt) {
}
