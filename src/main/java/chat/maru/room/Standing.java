package chat.maru.room;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What somebody is in a room.
 *
 * @param role null where they are not in it, or everybody is
 * @param silencedUntil until when they may not post there; null where they may
 */
record Standing(@Nullable RoomRole role, @Nullable Instant silencedUntil) {

	boolean isSilenced(Instant now) {
		return this.silencedUntil != null && now.isBefore(this.silencedUntil);
	}

}
