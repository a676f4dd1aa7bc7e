package chat.maru.provider;

import chat.maru.refusal.Reason;

/** Why a log-in with a provider is refused. */
public enum ProviderReason implements Reason {

	/** The provider does not answer. */
	AWAY(Kind.UNFIT, "provider-away", "The provider does not answer; try again later."),

	/** The log-in was cancelled, took too long, or is not what this browser asked for. */
	FAILED(Kind.UNFIT, "provider-failed", "The log-in with the provider was not completed; try again."),

	/** No account has this identity, and a new one needs an invitation. */
	IDENTITY_UNKNOWN(Kind.FORBIDDEN, "identity-unknown",
			"This log-in is not connected with an account, and you need an invitation to join."),

	/**
	 * Another account has the identity, or the account has another one of this provider.
	 */
	IDENTITY_TAKEN(Kind.CONFLICT, "identity-taken",
			"This log-in is connected with another account, or your account with another log-in of this provider.");

	private final Description description;

	ProviderReason(Kind kind, String code, String sentence) {
		this.description = new Description(kind, code, sentence);
	}

	@Override
	public Description description() {
		return this.description;
	}

}
