package chat.maru.fanout;

import java.util.List;

/** A log that a subscription reads, together with the right to read it. */
interface ReadableLog {

	/** The log's id. */
	String id();

	/** The seq of the newest event; 0 for none. */
	long lastSeq();

	/**
	 * The events after a seq without a gap between them, encoded. They begin later if the
	 * log no longer has the ones after it.
	 */
	List<EncodedEvent> after(long seq, int limit);

}
