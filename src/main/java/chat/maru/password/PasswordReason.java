package chat.maru.password;

import chat.maru.refusal.Reason;

/** Why a password is refused. */
public enum PasswordReason implements Reason {

	/** Fewer than 8 characters. */
	TOO_SHORT(Kind.UNFIT, "password-too-short", "A password needs at least 8 characters."),

	/** More than 72 bytes of UTF-8. */
	TOO_LONG(Kind.UNFIT, "password-too-long", "A password has at most 72 bytes in UTF-8."),

	/** One of the passwords that are tried first, or made from the name. */
	COMMON(Kind.UNFIT, "password-common", "This password is easy to guess; choose another one."),

	/** Not the present password. */
	WRONG(Kind.FORBIDDEN, "password-wrong", "This is not your current password."),

	/** Unknown name, no password, or the wrong one: the answer is the same. */
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
