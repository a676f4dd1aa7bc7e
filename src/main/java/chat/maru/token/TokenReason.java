package chat.maru.token;

import chat.maru.refusal.Reason;

/** Why a token is refused. */
public enum TokenReason implements Reason {

	/** The token is unknown or was revoked. */
	INVALID(Kind.UNAUTHENTICATED, "token-invalid", "The token is unknown or was revoked."),

	/** The name is blank, too long, or has characters that names cannot have. */
	NAME(Kind.UNFIT, "token-name", "A token needs a name of 1 to 40 characters."),

	/**
	 * The token does not exist or belongs to another account. The answer is the same for
	 * both.
	 */
	UNKNOWN(Kind.UNKNOWN, "token-unknown", "You have no token with this id."),

	/** The account has the maximum number of tokens. */
	TOO_MANY(Kind.CONFLICT, "token-too-many", "You have the maximum number of tokens; revoke one first."),

	/** A named token must not use the whole account. */
	NOT_ENOUGH(Kind.FORBIDDEN, "token-not-enough", "A token cannot do this; log in in a browser.");

	private final Description description;

	TokenReason(Kind kind, String code, String sentence) {
		this.description = new Description(kind, code, sentence);
	}

	@Override
	public Description description() {
		return this.description;
	}

}
