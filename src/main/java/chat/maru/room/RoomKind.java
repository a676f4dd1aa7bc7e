package chat.maru.room;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** The kind of a room: who can find it and who can join it. */
public enum RoomKind {

	/** All accounts can find and join the room. */
	PUBLIC,

	/** Only members can see that the room exists. */
	PRIVATE,

	/** A direct message among a few people, who never change. */
	DIRECT;

	private final String code = name().toLowerCase(Locale.ROOT);

	/** Returns the kind with a code, as it is stored or sent. */
	public static Optional<RoomKind> find(String code) {
		return Arrays.stream(values()).filter((kind) -> kind.code.equals(code)).findFirst();
	}

	/** Returns the code that is stored and that programs use. */
	@JsonValue
	public String code() {
		return this.code;
	}

}
