package chat.maru.room;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** The members who can pin messages in a room. */
public enum Pinning {

	/** Everyone who can post. */
	MEMBERS,

	/** Owners and moderators. */
	MODERATORS;

	private final String code = name().toLowerCase(Locale.ROOT);

	/** Returns the value with a code; empty if there is none. */
	static Optional<Pinning> find(String code) {
		return Arrays.stream(values()).filter((one) -> one.code.equals(code)).findFirst();
	}

	/** Returns the code that is stored and that programs use. */
	@JsonValue
	public String code() {
		return this.code;
	}

}
