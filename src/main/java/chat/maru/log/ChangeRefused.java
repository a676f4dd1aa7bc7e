package chat.maru.log;

import java.util.Locale;

/** A change was not committed, and why. */
public final class ChangeRefused extends RuntimeException {

	private final Reason reason;

	public ChangeRefused(Reason reason) {
		super(reason.sentence, null, false, false);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/** Why. */
	public enum Reason {

		/** The clientId is that of another change of this account. */
		CLIENT_ID_TAKEN(
				"You have already used this clientId for another change, or in another room; choose a new one."),

		/** Too many changes wait to be committed; the same may be sent again later. */
		BUSY("The server has too much to write; send it again."),

		/** The database failed; the same may be sent again later. */
		STORAGE_FAILED("The server could not store it.");

		private final String sentence;

		Reason(String sentence) {
			this.sentence = sentence;
		}

		/** For programs. */
		public String code() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

		/** Whether the same may be sent again later. */
		public boolean isTemporary() {
			return this != CLIENT_ID_TAKEN;
		}

	}

}
