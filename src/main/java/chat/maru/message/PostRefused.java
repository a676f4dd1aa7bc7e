package chat.maru.message;

/** A text cannot be posted, and why. */
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
		TEXT_MALFORMED

	}

}
