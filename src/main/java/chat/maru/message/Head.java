package chat.maru.message;

/**
 * Where a room's log ends.
 *
 * @param seq of the newest event
 * @param messages how many messages there have been, removed ones included
 */
record Head(long seq, long messages) {

	/** Of a room in which nothing has happened. */
	static final Head EMPTY = new Head(0, 0);

	/** With one more event. */
	Head next(boolean message) {
		return new Head(this.seq + 1, this.messages + (message ? 1 : 0));
	}

}
