package chat.maru.fanout;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;

/**
 * Events that follow one another, as they go out to everyone who is at the same place and
 * names the subscription alike.
 *
 * @param heading the headers of each frame that differ between subscribers
 * @param after the seq after which they come
 * @param last the seq of the last of them
 * @param eventBytes how many bytes they are without their headings
 * @param full whether there was room for no more of them
 */
record Batch(byte[] heading, long after, long last, int eventBytes, boolean full, Payload payload) {

	/** Bytes in one batch, so that one write is soon over; one event at least. */
	static final int BYTES = 16 * 1024;

	/**
	 * Collect what comes after a seq.
	 * @param head the seq of the newest event there is
	 * @param events the event with a seq, or null where it is not to be had
	 * @return what comes next, or null where that is not to be had
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

	/** Whether this is what comes next for whoever is there. */
	boolean isNext(byte[] itsHeading, long itsPlace, long head) {
		return itsHeading == this.heading && itsPlace == this.after && (this.full || this.last >= head);
	}

}
