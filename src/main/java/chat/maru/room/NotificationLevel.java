package chat.maru.room;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** Which messages of a room notify an account and count as unread in its room list. */
public enum NotificationLevel {

	/** All messages. */
	ALL,

	/** Only messages that mention the account. */
	MENTIONS,

	/** No messages. */
	NONE;

	private final String code = name().toLowerCase(Locale.ROOT);

	/** Returns the level with a code, if there is one. */
	public static Optional<NotificationLevel> find(String code) {
		return Arrays.stream(values()).filter((level) -> level.code.equals(code)).findFirst();
	}

	/** Returns the code that programs use. */
	@JsonValue
	public String code() {
		return this.code;
	}

}
