package chat.maru.fanout;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The newest events of one room, encoded, for everyone who reads on from there. Who is
 * further behind reads the log. One thread appends, many read.
 */
final class RoomFeed {

	private static final int EVENTS = 1024;

	private static final long BYTES = 4L << 20;

	private final String room;

	private final List<Readers> readers;

	/** Made when something happens; null while the room is quiet. */
	private volatile @Nullable AtomicReferenceArray<@Nullable EncodedEvent> ring;

	/** Nothing has happened since this was set. */
	private boolean quiet;

	private long oldest = Long.MAX_VALUE;

	private long bytes;

	private volatile boolean begun;

	private volatile long head;

	private volatile long totalBytes;

	RoomFeed(String room, List<Stripe> stripes) {
		this.room = room;
		this.readers = stripes.stream().map(Readers::new).toList();
	}

	String room() {
		return this.room;
	}

	/** The seq of the newest event that is known here. */
	long head() {
		return this.head;
	}

	/** How many bytes have gone through, ever. */
	long totalBytes() {
		return this.totalBytes;
	}

	/** Those on one stripe who read this room. */
	Readers readers(Stripe stripe) {
		return this.readers.get(stripe.index());
	}

	/**
	 * Begin where the log is, if that is not done yet. Nobody reads before: who did would
	 * take the room for an empty one, and get all of it. Appending may have been faster.
	 */
	void begin(LongSupplier lastSeq) {
		if (!this.begun) {
			synchronized (this) {
				if (!this.begun) {
					this.head = Math.max(this.head, lastSeq.getAsLong());
					this.begun = true;
				}
			}
		}
	}

	/** Add events in seq order, and wake who reads. */
	void append(List<EncodedEvent> events) {
		synchronized (this) {
			AtomicReferenceArray<@Nullable EncodedEvent> kept = this.ring;
			if (kept == null) {
				kept = new AtomicReferenceArray<>(EVENTS);
				this.ring = kept;
			}
			for (EncodedEvent event : events) {
				append(event, kept);
			}
			this.quiet = false;
		}
		this.readers.forEach(Readers::wake);
	}

	private void append(EncodedEvent event, AtomicReferenceArray<@Nullable EncodedEvent> kept) {
		EncodedEvent replaced = kept.getAndSet(slot(event.seq()), event);
		this.bytes += event.size() - ((replaced != null) ? replaced.size() : 0);
		this.oldest = Math.max(Math.min(this.oldest, event.seq()), event.seq() - EVENTS + 1);
		while (this.bytes > BYTES && this.oldest < event.seq()) {
			EncodedEvent dropped = kept.getAndSet(slot(this.oldest++), null);
			this.bytes -= (dropped != null) ? dropped.size() : 0;
		}
		this.totalBytes += event.size();
		this.head = Math.max(this.head, event.seq());
	}

	/** Put another event in the place of the one with its seq, where that is kept. */
	void replace(EncodedEvent event) {
		synchronized (this) {
			AtomicReferenceArray<@Nullable EncodedEvent> kept = this.ring;
			EncodedEvent old = get(event.seq());
			if (kept != null && old != null) {
				kept.set(slot(event.seq()), event);
				this.bytes += event.size() - old.size();
			}
		}
	}

	/**
	 * Drop what is kept, if nothing has happened since this was called last: a server has
	 * more rooms than are lively. Whoever has not read it yet reads the log.
	 */
	void rest() {
		synchronized (this) {
			if (this.quiet) {
				forget();
			}
			this.quiet = true;
		}
	}

	/** Drop what is kept. Those who have not read it yet read the log. */
	void forget() {
		synchronized (this) {
			this.ring = null;
			this.bytes = 0;
			this.oldest = Long.MAX_VALUE;
		}
	}

	/** The event with this seq, or null where only the log still has it. */
	@Nullable EncodedEvent get(long seq) {
		AtomicReferenceArray<@Nullable EncodedEvent> kept = this.ring;
		EncodedEvent event = (kept != null) ? kept.get(slot(seq)) : null;
		return (event != null && event.seq() == seq) ? event : null;
	}

	private static int slot(long seq) {
		return (int) (seq & (EVENTS - 1));
	}

}
