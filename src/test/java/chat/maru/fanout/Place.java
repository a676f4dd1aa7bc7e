package chat.maru.fanout;

import org.jspecify.annotations.Nullable;

/**
 * A reader's place in a room's log, derived from what it has received over all its
 * connections.
 */
final class Place {

	private final String room;

	private final int number;

	private int subscriptions;

	private @Nullable Long last;

	private long atLeast;

	private long atMost;

	/**
	 * Creates a place.
	 * @param after the seq before the first event; null to start with new events
	 */
	Place(String room, int number, @Nullable Long after) {
		this.room = room;
		this.number = number;
		this.last = after;
	}

	String room() {
		return this.room;
	}

	String destination() {
		return "/topic/chat." + this.room;
	}

	/** The id of the present subscription. Readers of one kind use the same ids. */
	String id() {
		return this.number + "." + this.subscriptions;
	}

	/** The value for the next {@code after} header. */
	@Nullable Long after() {
		return this.last;
	}

	/**
	 * A subscription with a new id is about to start. Frames for older ids are ignored
	 * from now on.
	 * @param told the newest seq that was published
	 */
	void begins(long told) {
		this.subscriptions++;
		this.atLeast = told;
	}

	/** The subscription has started. Later events than this one must arrive. */
	void hasBegun(long committed) {
		this.atMost = committed;
	}

	/** Checks an event that arrived. Returns what is wrong with it, or null. */
	@Nullable String came(long seq) {
		Long before = this.last;
		this.last = seq;
		if (before != null) {
			return (seq == before + 1) ? null : "after " + before + " came " + seq;
		}
		return (seq > this.atLeast && seq <= this.atMost + 1) ? null : "first came " + seq + ", not what follows "
				+ this.atLeast + (this.atMost > this.atLeast ? " to " + this.atMost : "");
	}

	boolean isAt(long end) {
		return ((this.last != null) ? this.last : this.atMost) >= end;
	}

	@Override
	public String toString() {
		return "subscription " + id() + " to " + this.room + ", at " + this.last;
	}

}
