package chat.maru.fanout;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of a room's log, encoded.
 *
 * @param after the seq before the first event
 * @param events the events after it, without gaps
 */
record LogPage(long after, List<EncodedEvent> events) {

	/** The event with this seq, or null if it is not on this page. */
	@Nullable EncodedEvent get(long seq) {
		long index = seq - this.after - 1;
		return (index >= 0 && index < this.events.size()) ? this.events.get((int) index) : null;
	}

	/** The size of the events in bytes. */
	int size() {
		return this.events.stream().mapToInt(EncodedEvent::size).sum();
	}

}
