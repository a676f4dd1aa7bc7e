package chat.maru.network;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** How many connections there are before CONNECT: in all, and of each address. */
public final class PeerCount {

	private final int limit;

	private final int limitOfAddress;

	private final Map<String, Integer> byNetwork = new HashMap<>();

	/**
	 * Connections that have ended but still take memory, in the order in which they are
	 * released.
	 */
	private final Deque<Ended> ended = new ArrayDeque<>();

	private int count;

	/**
	 * Begin with none.
	 * @param limit connections in all; 0 for no limit
	 * @param limitOfAddress connections of one address; 0 for no limit
	 */
	PeerCount(int limit, int limitOfAddress) {
		this.limit = (limit > 0) ? limit : Integer.MAX_VALUE;
		this.limitOfAddress = (limitOfAddress > 0) ? limitOfAddress : Integer.MAX_VALUE;
	}

	/** How many connections are counted. */
	synchronized int value() {
		return this.count;
	}

	synchronized Room room(String network) {
		forgetEnded(System.nanoTime());
		int left = this.limit - this.count;
		if (left <= 0) {
			return Room.NONE;
		}
		return (this.byNetwork.getOrDefault(network, 0) < share(left)) ? Room.FREE : Room.NONE_FOR_ADDRESS;
	}

	/**
	 * How many of the places that are left one address may have: the same part as it may
	 * have of all places. So a few addresses cannot take the last places.
	 */
	private long share(int left) {
		return ((long) left * this.limitOfAddress + this.limit - 1) / this.limit;
	}

	/** Count a connection. Returns false and does not count it if there is no room. */
	synchronized boolean enter(String network) {
		if (room(network) != Room.FREE) {
			return false;
		}
		this.count++;
		this.byNetwork.merge(network, 1, Integer::sum);
		return true;
	}

	/** Stop counting a connection, at once or some time from now. */
	synchronized void leave(String network, long keptNanos) {
		if (keptNanos > 0) {
			this.ended.add(new Ended(network, System.nanoTime() + keptNanos));
		}
		else {
			leave(network);
		}
	}

	synchronized void forgetEnded(long now) {
		for (Ended next = this.ended.peek(); next != null && now - next.keptUntil() > 0; next = this.ended.peek()) {
			this.ended.remove();
			leave(next.network());
		}
	}

	private void leave(String network) {
		this.count--;
		this.byNetwork.computeIfPresent(network, (key, counted) -> (counted > 1) ? counted - 1 : null);
	}

	private record Ended(String network, long keptUntil) {
	}

	/** Whether one more connection may come. */
	public enum Room {

		/** It may. */
		FREE,

		/** There are too many from its address. */
		NONE_FOR_ADDRESS,

		/** There are too many altogether. */
		NONE

	}

}
