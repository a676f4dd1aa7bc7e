package chat.maru.room;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** What somebody is in a room; who comes later has more to say. */
public enum RoomRole {

	/** Reads and writes. */
	MEMBER,

	/** Keeps order: removes messages and members, and silences these. */
	MODERATOR,

	/** Decides on its name and topic, and on who is what in it. */
	OWNER;

	private final String code = name().toLowerCase(Locale.ROOT);

	/** The role that is stored or sent under this code. */
	public static Optional<RoomRole> find(String code) {
		return Arrays.stream(values()).filter((role) -> role.code.equals(code)).findFirst();
	}

	static RoomRole of(String stored) {
		return find(stored).orElseThrow();
	}

	/** As it is stored, and as programs see it. */
	@JsonValue
	public String code() {
		return this.code;
	}

}
