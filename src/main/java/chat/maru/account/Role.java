package chat.maru.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** The role of an account on this server. */
public enum Role {

	/** Joined with only a name, and is known by one browser or token only. */
	GUEST,

	/** Can log in from anywhere, with a password, a passkey or by a provider. */
	MEMBER,

	/** A member who administers the server and decides who may join. */
	ADMINISTRATOR,

	/** An account for a program, which authenticates with a token. */
	BOT,

	/** A deleted account. Its messages stay. */
	DELETED;

	/** The role that is stored or sent under this code. */
	public static Optional<Role> find(String code) {
		return Arrays.stream(values()).filter((role) -> role.code().equals(code)).findFirst();
	}

	static Role of(String stored) {
		return valueOf(stored.toUpperCase(Locale.ROOT));
	}

	/** The code as the database stores it and as clients see it. */
	@JsonValue
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}
