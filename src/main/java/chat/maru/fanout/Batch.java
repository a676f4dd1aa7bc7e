package chat.maru.fanout;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;

/**
 * Consecutive events, encoded once for all subscribers that are at the same place and use
 * the same subscription id.
 *
 * @param heading the headers of each frame that differ between subscribers
 * @param after the seq before the first event
 * @param last the seq of the last event
 * @param eventBytes the size of the events without their headings, in bytes
 * @param full whether {@link #BYTES} was reached, so that further events did not fit
 */
record Batch(byte[] heading, long after, long last, int eventBytes, boolean full, Payload payload) {

	/**
	 * The size at which a batch is full, in bytes: small, so that one write ends soon. A
	 * batch contains at least one event, so the last one may exceed it.
	 */
	static final int BYTES = 16 * 1024;

	/**
	 * Collects the events after a seq.
	 * @param head the seq of the newest event
	 * @param events the event with a seq, or null if it is not available
	 * @return the next events, or null if the first of them is not available
	 */
	static @Nullable Batch of(byte[] heading, long after, long head, LongFunction<@Nullable EncodedEvent> events) {
		List<EncodedEvent> some = new ArrayList<>();
		int bytes = 0;
		int eventBytes = 0;
		long seq = after;
		while (bytes < BYTES && seq < head) {
			EncodedEvent next = events.apply(seq + 1);
			if (next == null) {
				break;
			}
			some.add(next);
			seq++;
			bytes += heading.length + next.size();
			eventBytes += next.size();
		}
		return some.isEmpty() ? null
				: new Batch(heading, after, seq, eventBytes, bytes >= BYTES, Payload.of(heading, some));
	}

	/** Whether this batch comes next for a subscriber with this heading at this place. */
	boolean isNext(byte[] itsHeading, long itsPlace, long head) {
		return itsHeading == this.heading && itsPlace == this.after && (this.full || this.last >= head);
	}

}
