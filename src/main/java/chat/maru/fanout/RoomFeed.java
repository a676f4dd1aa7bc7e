package chat.maru.fanout;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The newest events of one room, encoded, shared by all its subscribers. Subscribers that
 * are further behind read the log. One thread appends, many read.
 */
final class RoomFeed {

	private static final int MAX_EVENTS = 1024;

	private static final long MAX_BYTES = 4L << 20;

	private final String room;

	private final List<Readers> readers;

	/** Created by the first event; null while the room is quiet. */
	private volatile @Nullable AtomicReferenceArray<@Nullable EncodedEvent> ring;

	/** Whether nothing was appended since this was set. */
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

	/** The seq of the newest event that this feed knows. */
	long head() {
		return this.head;
	}

	/** The size of all events that were ever appended, in bytes. */
	long totalBytes() {
		return this.totalBytes;
	}

	/** The readers of this room on one stripe. */
	Readers readers(Stripe stripe) {
		return this.readers.get(stripe.index());
	}

	/**
	 * Sets the head to the end of the log, if that is not done yet. It must be done
	 * before the first subscription: with a head of 0, the subscriber would start at the
	 * beginning of the log. Events may have been appended before.
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

	/** Returns whether the head is the end of the log, or was. */
	boolean isBegun() {
		return this.begun;
	}

	/**
	 * Appends events in seq order and wakes the readers. Events up to the head were there
	 * before.
	 */
	void append(List<EncodedEvent> events) {
		synchronized (this) {
			AtomicReferenceArray<@Nullable EncodedEvent> kept = this.ring;
			if (kept == null) {
				kept = new AtomicReferenceArray<>(MAX_EVENTS);
				this.ring = kept;
			}
			for (EncodedEvent event : events) {
				if (event.seq() > this.head) {
					append(event, kept);
				}
			}
			this.quiet = false;
		}
		this.readers.forEach(Readers::wake);
	}

	private void append(EncodedEvent event, AtomicReferenceArray<@Nullable EncodedEvent> kept) {
		EncodedEvent replaced = kept.getAndSet(slot(event.seq()), event);
		this.bytes += event.size() - ((replaced != null) ? replaced.size() : 0);
		this.oldest = Math.max(Math.min(this.oldest, event.seq()), event.seq() - MAX_EVENTS + 1);
		while (this.bytes > MAX_BYTES && this.oldest < event.seq()) {
			EncodedEvent dropped = kept.getAndSet(slot(this.oldest++), null);
			this.bytes -= (dropped != null) ? dropped.size() : 0;
		}
		this.totalBytes += event.size();
		this.head = event.seq();
	}

	/** Replaces the event with the same seq, if the feed still has it. */
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
	 * Discards the edits of a message and the reactions to it. Subscribers that have not
	 * read them yet read the log.
	 * @param message the message's seq
	 * @param before the seq of the first event that stays
	 */
	void forgetEdits(long message, long before) {
		synchronized (this) {
			AtomicReferenceArray<@Nullable EncodedEvent> kept = this.ring;
			for (int i = 0; kept != null && i < kept.length(); i++) {
				EncodedEvent event = kept.get(i);
				if (event != null && event.edits() == message && event.seq() < before) {
					kept.set(i, null);
					this.bytes -= event.size();
				}
			}
		}
	}

	/**
	 * Discards all events if none was appended since the last call, because most rooms
	 * are quiet most of the time. Subscribers that have not read them yet read the log.
	 */
	void rest() {
		synchronized (this) {
			if (this.quiet) {
				forget();
			}
			this.quiet = true;
		}
	}

	/** Discards all events. Subscribers that have not read them yet read the log. */
	void forget() {
		synchronized (this) {
			this.ring = null;
			this.bytes = 0;
			this.oldest = Long.MAX_VALUE;
		}
	}

	/** The event with this seq, or null if the feed does not have it. */
	@Nullable EncodedEvent get(long seq) {
		AtomicReferenceArray<@Nullable EncodedEvent> kept = this.ring;
		EncodedEvent event = (kept != null) ? kept.get(slot(seq)) : null;
		return (event != null && event.seq() == seq) ? event : null;
	}

	private static int slot(long seq) {
		return (int) (seq & (MAX_EVENTS - 1));
	}

}
