package chat.maru.room;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What somebody is in a room. */
public enum RoomRole {

	/** Decides on its name and topic, and on who is in it. */
	OWNER,

	/** Reads and writes. */
	MEMBER;

	static RoomRole of(String stored) {
		return valueOf(stored.toUpperCase(Locale.ROOT));
	}

	/** As it is stored, and as programs see it. */
	@JsonValue
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}
