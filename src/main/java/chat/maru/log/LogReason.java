package chat.maru.log;

import chat.maru.refusal.Reason;

/** The reasons why a change is not committed, or a place in a log is not valid. */
public enum LogReason implements Reason {

	/** The account has used the clientId for another change. */
	CLIENT_ID_TAKEN(Kind.CONFLICT, "client-id-taken",
			"You have already used this clientId for another change, or in another room; choose a new one."),

	/** The place in a log belongs to another epoch. */
	EPOCH_CHANGED(Kind.CONFLICT, "epoch-changed",
			"The epoch has changed, because a backup was restored; reload the log."),

	/**
	 * The place is after the end of the log, or its following entries have been deleted.
	 */
	AFTER_INVALID(Kind.MALFORMED, "after-invalid", "after is the seq of an event that the log has, or 0."),

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
