package chat.maru.room;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** Who may find a room. */
public enum RoomKind {

	/** Anybody finds it and may join. */
	PUBLIC,

	/** Who is not in it cannot tell that it is there. */
	PRIVATE,

	/** A talk among some people, who are in it from its beginning to its end. */
	DIRECT;

	private final String code = name().toLowerCase(Locale.ROOT);

	/** The kind that is stored or sent under this code. */
	public static Optional<RoomKind> find(String code) {
		return Arrays.stream(values()).filter((kind) -> kind.code.equals(code)).findFirst();
	}

	/** As it is stored, and as programs see it. */
	@JsonValue
	public String code() {
		return this.code;
	}

}
