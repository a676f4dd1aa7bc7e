package chat.maru.password;

import chat.maru.refusal.Reason;

/** The reasons why a password or a log-in is refused. */
public enum PasswordReason implements Reason {

	/** The password has fewer than 8 characters. */
	TOO_SHORT(Kind.UNFIT, "password-too-short", "A password needs at least 8 characters."),

	/** The password has more than 72 bytes in UTF-8. */
	TOO_LONG(Kind.UNFIT, "password-too-long", "A password has at most 72 bytes in UTF-8."),

	/** The password is easy to guess or derived from the name. */
	COMMON(Kind.UNFIT, "password-common", "This password is easy to guess; choose another one."),

	/** The current password is wrong. */
	WRONG(Kind.FORBIDDEN, "password-wrong", "This is not your current password."),

	/**
	 * The name is unknown, the account has no password, or the password is wrong. Clients
	 * cannot tell which.
	 */
	LOG_IN_FAILED(Kind.UNFIT, "log-in-failed", "Wrong name or password."),

	/** The account could not log in any more. */
	LAST_WAY_TO_LOG_IN(Kind.CONFLICT, "way-in-last", "This is your only way to log in; choose a password first.");

	private final Description description;

	PasswordReason(Kind kind, String code, String sentence) {
		this.description = new Description(kind, code, sentence);
	}

	@Override
	public Description description() {
		return this.description;
	}

}
