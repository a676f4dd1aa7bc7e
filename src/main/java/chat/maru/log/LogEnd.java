package chat.maru.log;

import java.time.Instant;

/**
 * Where a log ends inside a transaction that appends to it.
 *
 * @param at the time of the newest entry, which the next entry must not precede; the
 * epoch of Java if that is not asked for
 */
record LogEnd(Head head, Instant at) {

	/** The end of a log without entries. */
	static final LogEnd EMPTY = of(Head.EMPTY);

	static LogEnd of(Head head) {
		return new LogEnd(head, Instant.EPOCH);
	}

	/** Returns the time of an entry that is appended now. */
	Instant notBefore(Instant now) {
		return now.isBefore(this.at) ? this.at : now;
	}

}
