package chat.maru.room;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** An action that an account may take on another member of a room. */
public enum MemberPermission {

	/** Change the member's role. */
	ROLE,

	/** Silence the member for a limited time. */
	SILENCE,

	/** Remove the member from the room. */
	REMOVE;

	private static final List<MemberPermission> OF_MODERATORS = List.of(SILENCE, REMOVE);

	private static final List<MemberPermission> OF_OWNERS = List.of(values());

	private final String code = name().toLowerCase(Locale.ROOT);

	/** Returns the code that programs and pages use. */
	@JsonValue
	public String code() {
		return this.code;
	}

	/**
	 * Returns the permissions that follow from the ranks of two accounts in a room.
	 * @param rank the rank of the account that acts
	 * @param other the rank of the member
	 */
	static List<MemberPermission> of(int rank, int other) {
		if (rank <= other || rank < RoomRole.MODERATOR.ordinal()) {
			return List.of();
		}
		return (rank >= RoomRole.OWNER.ordinal()) ? OF_OWNERS : OF_MODERATORS;
	}

}
