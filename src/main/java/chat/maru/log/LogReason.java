package chat.maru.log;

import chat.maru.refusal.Reason;

/** Why a change was not committed. */
public enum LogReason implements Reason {

	/** The clientId is that of another change of this account. */
	CLIENT_ID_TAKEN(Kind.CONFLICT, "client-id-taken",
			"You have already used this clientId for another change, or in another room; choose a new one."),

	/** Too many changes wait to be committed. */
	BUSY(Kind.UNAVAILABLE, "busy", "The server is busy; send it again.");

	private final Description description;

	LogReason(Kind kind, String code, String sentence) {
		this.description = new Description(kind, code, sentence);
	}

	@Override
	public Description description() {
		return this.description;
	}

}
