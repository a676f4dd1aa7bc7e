package chat.maru.password;

import chat.maru.account.Credential;
import chat.maru.account.Credential.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The choice of a new password.
 *
 * @param present the current password; ignored if the account has none
 * @param chosen the new password
 * @param by the session or token of the request, which stays valid; null for neither
 * @param keepTokens whether named tokens stay valid, too
 */
public record PasswordChoice(String present, String chosen, @Nullable Credential by, boolean keepTokens) {

	/**
	 * Returns the id of the session of the request; null if the request does not come
	 * from a session.
	 */
	@Nullable String session() {
		return (this.by != null && this.by.kind() == Kind.SESSION) ? this.by.value() : null;
	}

	@Override
	public String toString() {
		return "PasswordChoice[]";
	}

}
