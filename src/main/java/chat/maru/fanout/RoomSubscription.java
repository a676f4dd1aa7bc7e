package chat.maru.fanout;

import org.jspecify.annotations.Nullable;

/**
 * A subscriber's place in a room's log. It is only a seq: the next events are read from
 * the feed, or from the log, a page at a time, if the feed no longer has them. So a
 * subscriber gets every event after its place once and in order, whether it is live or
 * ten thousand events behind, and being behind costs no memory. All methods must be
 * called on the session's stripe.
 */
final class RoomSubscription implements Readers.Reader {

	private final Output output;

	private final ReadableLog log;

	private final RoomFeed feed;

	private final Readers readers;

	private final LogPages pages;

	private final byte[] heading;

	private @Nullable LogPage page;

	private long seq;

	private boolean loading;

	private boolean live;

	private volatile boolean ended;

	private long readBytes;

	/**
	 * Creates a subscription.
	 * @param feed the feed of the log
	 * @param heading the headers of a frame that are specific to this subscription
	 * @param after the seq of the last event that the subscriber has
	 */
	RoomSubscription(Output output, ReadableLog log, RoomFeed feed, LogPages pages, byte[] heading, long after) {
		this.output = output;
		this.log = log;
		this.feed = feed;
		this.readers = feed.readers(output.stripe());
		this.pages = pages;
		this.heading = heading;
		this.seq = after;
	}

	String room() {
		return this.feed.room();
	}

	void begin() {
		this.readers.add(this);
		this.output.pump();
	}

	void end() {
		this.ended = true;
		this.readers.remove(this);
	}

	/** From any thread: whether it has ended. */
	boolean isEnded() {
		return this.ended;
	}

	@Override
	public void somethingNew() {
		this.output.pump();
	}

	/** Whether there are events that can be sent at once. */
	boolean isBehind() {
		return !this.loading && this.seq < this.feed.head();
	}

	/** Takes the next events, or returns null if there are none at the moment. */
	@Nullable Payload next() {
		long head = this.feed.head();
		if (this.seq >= head) {
			caughtUp();
			return null;
		}
		Batch batch = batch(head);
		if (batch == null) {
			loadPage(head);
			return null;
		}
		this.readers.latest(batch);
		this.seq = batch.last();
		this.readBytes += batch.eventBytes();
		if (this.seq >= head) {
			caughtUp();
		}
		return batch.payload();
	}

	private @Nullable Batch batch(long head) {
		Batch batch = this.readers.latest(this.heading, this.seq, head);
		if (batch == null) {
			batch = Batch.of(this.heading, this.seq, head, this.feed::get);
		}
		if (batch == null && this.page != null) {
			batch = Batch.of(this.heading, this.seq, head, this.page::get);
		}
		return batch;
	}

	private void caughtUp() {
		this.page = null;
		if (!this.live) {
			this.live = true;
			this.readBytes = this.feed.totalBytes();
		}
	}

	private void loadPage(long head) {
		if (!this.loading) {
			this.loading = true;
			this.page = null;
			this.pages.load(this.log, this.seq, head, (page) -> this.output.stripe().execute(() -> loaded(page)));
		}
	}

	private void loaded(@Nullable LogPage loaded) {
		this.loading = false;
		if (this.ended) {
			return;
		}
		if (loaded == null || loaded.get(this.seq + 1) == null) {
			this.output.failed();
			return;
		}
		this.page = loaded;
		this.output.pump();
	}

	/**
	 * The size of the events that arrived since the subscription became live and are not
	 * sent yet, in bytes.
	 */
	long waitingBytes() {
		return this.live ? this.feed.totalBytes() - this.readBytes : 0;
	}

	/** Where the events are sent. */
	interface Output {

		/** The stripe of the session. */
		Stripe stripe();

		/** Sends what is next, unless a write is under way. Called on the stripe. */
		void pump();

		/** Ends the session because the log could not be read. Called on the stripe. */
		void failed();

	}

}
