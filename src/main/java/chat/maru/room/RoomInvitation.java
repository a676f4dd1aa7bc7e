package chat.maru.room;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonFormat;

/**
 * An invitation into a room, without its secret.
 *
 * @param id identifies the invitation in the room
 * @param by the name of the account that created it
 * @param expiresAt when it expires
 * @param usesLeft how many more people can use it
 */
public record RoomInvitation(String id, String by,
		@JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSX", timezone = "UTC") Instant expiresAt, int usesLeft) {
}
