package chat.maru.fanout;

import org.jspecify.annotations.Nullable;

/** Where a reader is in a room's log, by what has come, over all its connections. */
final class Place {

	private final String room;

	private final int number;

	private int subscriptions;

	private @Nullable Long last;

	private long atLeast;

	private long atMost;

	/**
	 * A place.
	 * @param after the seq after which it begins, null for what is new
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

	/** The id of the present subscription. Readers of one kind name them alike. */
	String id() {
		return this.number + "." + this.subscriptions;
	}

	/** What is to be asked for. */
	@Nullable Long after() {
		return this.last;
	}

	/**
	 * A subscription is about to begin, under a new id: what comes for an older one is
	 * not looked at.
	 * @param told the newest seq of which everyone has been told
	 */
	void begins(long told) {
		this.subscriptions++;
		this.atLeast = told;
	}

	/** It has begun; later events than this one must come. */
	void hasBegun(long committed) {
		this.atMost = committed;
	}

	/** An event came. Returns what is wrong with it, if anything is. */
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
