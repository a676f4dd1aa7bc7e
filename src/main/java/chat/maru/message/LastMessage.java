package chat.maru.message;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonFormat;

/**
 * The newest message of a room that is not deleted.
 *
 * @param seq its seq
 * @param author who wrote it
 * @param excerpt the beginning of its text on one line, at most 101 characters: 100, and
 * an ellipsis if there is more
 * @param sentAt when the server accepted it
 */
public record LastMessage(long seq, Author author, String excerpt,
		@JsonFormat(pattern = RoomEvent.TIME, timezone = "UTC") Instant sentAt) {
}
