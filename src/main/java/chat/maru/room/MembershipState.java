package chat.maru.room;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The role and the silence of an account in a room.
 *
 * @param role the role; null if the account is not a member
 * @param silencedUntil when the silence ends, which may be in the past; null if there is
 * none
 */
record MembershipState(@Nullable RoomRole role, @Nullable Instant silencedUntil) {

	boolean isSilenced(Instant now) {
		return this.silencedUntil != null && now.isBefore(this.silencedUntil);
	}

}
