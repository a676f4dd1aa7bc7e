package chat.maru.password;

import chat.maru.account.Credential;
import chat.maru.account.Credential.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A password that somebody chooses.
 *
 * @param present the one they have; looked at where they have one
 * @param chosen the new one
 * @param by the session or token that asks, which stays; null for neither
 * @param keepTokens whether the tokens of their programs stay, too
 */
public record PasswordChoice(String present, String chosen, @Nullable Credential by, boolean keepTokens) {

	/** The id of the session that asks; null where it is none. */
	@Nullable String session() {
		return (this.by != null && this.by.kind() == Kind.SESSION) ? this.by.value() : null;
	}

	@Override
	public String toString() {
		return "PasswordChoice[]";
	}

}
