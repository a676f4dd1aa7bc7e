package chat.maru.fanout;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a room's log, encoded.
 *
 * @param after the seq after which it begins
 * @param events the events that come then, without a hole
 */
record LogPage(long after, List<EncodedEvent> events) {

	/** The event with this seq, or null where it is not on this page. */
	@Nullable EncodedEvent get(long seq) {
		long index = seq - this.after - 1;
		return (index >= 0 && index < this.events.size()) ? this.events.get((int) index) : null;
	}

	/** Bytes that it takes. */
	int size() {
		return this.events.stream().mapToInt(EncodedEvent::size).sum();
	}

}
