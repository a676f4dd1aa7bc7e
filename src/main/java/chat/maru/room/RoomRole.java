package chat.maru.room;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** The role of an account in a room, in ascending order of rank. */
public enum RoomRole {

	/** Reads and posts messages. */
	MEMBER,

	/**
	 * Also deletes messages of others, adds, removes and silences members, and manages
	 * invitations.
	 */
	MODERATOR,

	/**
	 * Also changes the name, the topic and the roles of members, and archives the room.
	 */
	OWNER;

	private final String code = name().toLowerCase(Locale.ROOT);

	/** Returns the role with a code, as it is stored or sent. */
	public static Optional<RoomRole> find(String code) {
		return Arrays.stream(values()).filter((role) -> role.code.equals(code)).findFirst();
	}

	static RoomRole of(String stored) {
		return find(stored).orElseThrow();
	}

	/** Returns the code that is stored and that programs use. */
	@JsonValue
	public String code() {
		return this.code;
	}

}
