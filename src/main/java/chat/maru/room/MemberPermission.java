package chat.maru.room;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What an account may do to another member of a room. */
public enum MemberPermission {

	/** Give the member another role. */
	ROLE,

	/** Silence the member for a time. */
	SILENCE,

	/** Remove the member from the room. */
	REMOVE;

	private static final List<MemberPermission> OF_MODERATORS = List.of(SILENCE, REMOVE);

	private static final List<MemberPermission> OF_OWNERS = List.of(values());

	private final String code = name().toLowerCase(Locale.ROOT);

	/** As programs and pages see it. */
	@JsonValue
	public String code() {
		return this.code;
	}

	/**
	 * The permissions that follow from ranks.
	 * @param rank that of the account
	 * @param other that of the member
	 */
	static List<MemberPermission> of(int rank, int other) {
		if (rank <= other || rank < RoomRole.MODERATOR.ordinal()) {
			return List.of();
		}
		return (rank >= RoomRole.OWNER.ordinal()) ? OF_OWNERS : OF_MODERATORS;
	}

}
