package chat.maru.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** An action that an account may take in a room that it can read. */
public enum RoomPermission {

	/** Post messages, unless a moderator has silenced the account. */
	POST,

	/** Pin messages, unless a moderator has silenced the account. */
	PIN,

	/** Add people and manage invitations. */
	INVITE,

	/** Delete messages of others, and silence or remove members with a lower role. */
	MODERATE,

	/** Change the name, the topic and the roles of members. */
	CHANGE,

	/** Archive the room, or unarchive it. */
	ARCHIVE,

	/** Leave the room. */
	LEAVE;

	private final String code = name().toLowerCase(Locale.ROOT);

	/** Returns the code that programs and pages use. */
	@JsonValue
	public String code() {
		return this.code;
	}

	/**
	 * Returns the permissions that follow from a role.
	 * @param role the role in the room; null if the account has none
	 */
	static List<RoomPermission> of(Room room, @Nullable RoomRole role) {
		List<RoomPermission> may = new ArrayList<>();
		if (!room.archived()) {
			may.add(POST);
		}
		boolean moderates = role != null && role.compareTo(RoomRole.MODERATOR) >= 0;
		if (!room.archived() && (moderates || room.pinning() == Pinning.MEMBERS)) {
			may.add(PIN);
		}
		if (moderates) {
			if (!room.archived() && !room.everyone()) {
				may.add(INVITE);
			}
			may.add(MODERATE);
		}
		if (role == RoomRole.OWNER) {
			may.add(CHANGE);
			if (!room.everyone()) {
				may.add(ARCHIVE);
			}
		}
		if (!room.everyone() && room.kind() != RoomKind.DIRECT) {
			may.add(LEAVE);
		}
		return List.copyOf(may);
	}

}
