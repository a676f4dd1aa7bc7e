package chat.maru.passkey;

import chat.maru.refusal.Reason;

/** Why a passkey is refused. */
public enum PasskeyReason implements Reason {

	/** The passkey is unknown, or its answer is not valid. */
	FAILED(Kind.FORBIDDEN, "passkey-failed", "The passkey was not accepted; try again."),

	/** The name is blank, too long, or has characters that names cannot have. */
	NAME(Kind.UNFIT, "passkey-name", "A passkey needs a name of 1 to 40 characters."),

	/** The account has the maximum number of passkeys. */
	TOO_MANY(Kind.CONFLICT, "passkey-too-many", "You have the maximum number of passkeys; remove one first.");

	private final Description description;

	PasskeyReason(Kind kind, String code, String sentence) {
		this.description = new Description(kind, code, sentence);
	}

	@Override
	public Description description() {
		return this.description;
	}

}
