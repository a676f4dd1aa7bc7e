package chat.maru.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** What somebody is on this server. */
public enum Role {

	/** Came by choosing a name, and is known by one browser or token alone. */
	GUEST,

	/** Can log in from anywhere, with a password, a passkey or by a provider. */
	MEMBER,

	/** A member who decides who else may come in. */
	ADMINISTRATOR,

	/** A program, which shows a token. */
	BOT,

	/** Is gone; what they wrote stays. */
	DELETED;

	/** The role that is stored or sent under this code. */
	public static Optional<Role> find(String code) {
		return Arrays.stream(values()).filter((role) -> role.code().equals(code)).findFirst();
	}

	static Role of(String stored) {
		return valueOf(stored.toUpperCase(Locale.ROOT));
	}

	/** As it is stored, and as programs see it. */
	@JsonValue
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}
