package chat.maru.fanout;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

import org.jspecify.annotations.Nullable;

/**
 * Somebody's place in a room's log. It is only a seq: what comes next is read from the
 * feed, or where that begins later, from the log, a page at a time. So a subscriber gets
 * every event after its place once and in order, whether it was live or ten thousand
 * events behind, and being behind costs no memory. On its outlet's stripe only.
 */
final class RoomSubscription {

	private final Outlet outlet;

	private final RoomFeed feed;

	private final LogPages pages;

	private final String header;

	private final Queue<EncodedEvent> page = new ArrayDeque<>();

	private long seq;

	private boolean loading;

	private boolean live;

	private boolean ended;

	private long readBytes;

	/**
	 * Subscribe.
	 * @param id the client's name for it
	 * @param destination what the client subscribed to
	 * @param after the seq of the last event that it has
	 */
	RoomSubscription(Outlet outlet, RoomFeed feed, LogPages pages, String id, String destination, long after) {
		this.outlet = outlet;
		this.feed = feed;
		this.pages = pages;
		this.header = "MESSAGE\nsubscription:" + id + "\ndestination:" + destination + '\n';
		this.seq = after;
	}

	void begin() {
		this.feed.readers(this.outlet.stripe()).add(this);
		this.outlet.pump();
	}

	void end() {
		this.ended = true;
		this.feed.readers(this.outlet.stripe()).remove(this);
	}

	void somethingNew() {
		this.outlet.pump();
	}

	/** Append what comes next, until the text is as long as it may be. */
	void appendTo(StringBuilder text, int length) {
		while (text.length() < length && this.seq < this.feed.head()) {
			EncodedEvent next = next();
			if (next == null) {
				loadPage();
				return;
			}
			text.append(this.header).append(next.rest());
			this.seq = next.seq();
			this.readBytes += next.size();
		}
		if (!this.live && this.seq >= this.feed.head()) {
			this.live = true;
			this.readBytes = this.feed.totalBytes();
		}
	}

	private @Nullable EncodedEvent next() {
		EncodedEvent next = this.page.poll();
		return (next != null) ? next : this.feed.get(this.seq + 1);
	}

	private void loadPage() {
		if (!this.loading) {
			this.loading = true;
			this.pages.load(this.feed.room(), this.seq, (events) -> this.outlet.stripe().execute(() -> loaded(events)));
		}
	}

	private void loaded(@Nullable List<EncodedEvent> events) {
		this.loading = false;
		if (this.ended) {
			return;
		}
		if (events == null || events.isEmpty()) {
			this.outlet.failed();
			return;
		}
		this.page.addAll(events);
		this.outlet.pump();
	}

	/** How many bytes have come since it was live and have not gone out. */
	long waitingBytes() {
		return this.live ? this.feed.totalBytes() - this.readBytes : 0;
	}

}
