package chat.maru.message;

/** A post was not stored, and why. */
public final class PostRefused extends RuntimeException {

	private final Reason reason;

	public PostRefused(Reason reason, String sentence) {
		super(sentence, null, false, false);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/** Why. */
	public enum Reason {

		/** Nothing in the text can be seen. */
		TEXT_BLANK,

		/** The text has too many characters. */
		TEXT_TOO_LONG,

		/** The text has what no text has, such as half a surrogate pair. */
		TEXT_MALFORMED,

		/** The clientId names a message of another account, or in another room. */
		CLIENT_ID_TAKEN,

		/** Too many posts wait to be committed; the same may be sent again later. */
		BUSY,

		/** The database failed; the same may be sent again later. */
		STORAGE_FAILED

	}

}
