package chat.maru.log;

/**
 * Where a log ends.
 *
 * @param seq the seq of the newest entry; 0 if the log is empty
 * @param messages how many messages have been appended, including deleted ones
 */
public record Head(long seq, long messages) {

	/** The head of a log without entries. */
	public static final Head EMPTY = new Head(0, 0);

	/**
	 * Returns the head after one more entry.
	 * @param message whether that entry is a message
	 */
	Head next(boolean message) {
		return new Head(this.seq + 1, this.messages + (message ? 1 : 0));
	}

}
