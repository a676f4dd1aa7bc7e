package chat.maru.room;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonFormat;

/**
 * An invitation into a room, without its secret.
 *
 * @param id names it in the room
 * @param by the name of who made it
 * @param expiresAt when it ends
 * @param usesLeft how many people it still lets in
 */
public record RoomInvitation(String id, String by,
		@JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSX", timezone = "UTC") Instant expiresAt, int usesLeft) {
}
