package chat.maru.log;

/**
 * Where a log ends.
 *
 * @param seq of the newest entry
 * @param messages how many messages there have been, removed ones included
 */
public record Head(long seq, long messages) {

	/** Of a log without entries. */
	public static final Head EMPTY = new Head(0, 0);

	/** With one more entry. */
	Head next(boolean message) {
		return new Head(this.seq + 1, this.messages + (message ? 1 : 0));
	}

}
