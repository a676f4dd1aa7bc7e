package chat.maru.log;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import chat.maru.log.FollowerPlaces.Behind;

/**
 * The logs that have entries for one follower. The places in the database decide which
 * entries are followed. The backlog only tells which logs to read, so that the follower
 * does not search all logs after each commit.
 */
final class Backlog {

	/** The database is searched for more logs when these are done. */
	static final int MAX_LOGS = 10_000;

	private final Map<String, Waiting> waiting = new LinkedHashMap<>();

	/** Whether every log with entries for the follower is in the map. */
	private boolean complete;

	/** Adds entries that have been committed, and wakes the follower. */
	synchronized void heard(List<Committed> committed) {
		long now = System.nanoTime();
		committed.forEach((one) -> heard(one.entry().log(), one.entry().seq(), now));
		notifyAll();
	}

	/** Adds an entry that has been committed, and wakes the follower. */
	synchronized void heard(String log, long seq) {
		heard(log, seq, System.nanoTime());
		notifyAll();
	}

	private void heard(String log, long seq, long now) {
		Waiting known = this.waiting.get(log);
		if (known != null) {
			known.head = Math.max(known.head, seq);
		}
		else if (this.complete && this.waiting.size() < MAX_LOGS) {
			this.waiting.put(log, new Waiting(seq - 1, seq, now));
		}
		else {
			this.complete = false;
		}
	}

	/**
	 * Waits until there may be something to follow.
	 * @param limit how long to wait; zero for as long as it takes
	 */
	synchronized void await(Duration limit) throws InterruptedException {
		long end = System.nanoTime() + limit.toNanos();
		while (this.complete && this.waiting.isEmpty()) {
			if (limit.isZero()) {
				wait();
			}
			else if (end - System.nanoTime() <= 0) {
				return;
			}
			else {
				TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, end - System.nanoTime()));
			}
		}
	}

	/**
	 * Records that there may be entries that were not heard of, and forgets where the
	 * follower was, which may have run on another node meanwhile.
	 */
	synchronized void restart() {
		this.waiting.clear();
		this.complete = false;
	}

	/** Records that there may be entries that were not heard of. */
	synchronized void searchAgain() {
		this.complete = false;
		notifyAll();
	}

	/**
	 * Returns whether to search the database for logs. If so, the caller must call
	 * {@link #found} or {@link #searchFailed} afterwards. Entries that are committed
	 * after this call are not missed, even if the search does not find them.
	 */
	synchronized boolean needsSearch() {
		if (this.complete || !this.waiting.isEmpty()) {
			return false;
		}
		this.complete = true;
		return true;
	}

	/** Records that the search failed and must be repeated. */
	synchronized void searchFailed() {
		this.complete = false;
	}

	/** Adds the logs that the search found, at most {@link #MAX_LOGS}. */
	synchronized void found(List<Behind> logs) {
		long now = System.nanoTime();
		for (Behind log : logs) {
			Waiting known = this.waiting.get(log.log());
			long head = (known != null) ? Math.max(known.head, log.head()) : log.head();
			this.waiting.put(log.log(), new Waiting(log.place(), head, now));
		}
		if (logs.size() == MAX_LOGS) {
			this.complete = false;
		}
	}

	/** Returns the logs that have waited longest, with their newest seqs. */
	synchronized Map<String, Long> next(int limit) {
		Map<String, Long> next = new LinkedHashMap<>();
		for (Map.Entry<String, Waiting> log : this.waiting.entrySet()) {
			if (next.size() == limit) {
				break;
			}
			next.put(log.getKey(), log.getValue().head);
		}
		return next;
	}

	/**
	 * Records that a log has been followed up to a seq. If the log has later entries, it
	 * waits behind the others.
	 * @param head the log's newest seq when its entries were read
	 * @param readAt when that was, by {@link System#nanoTime()}
	 */
	synchronized void followed(String log, long place, long head, long readAt) {
		Waiting known = this.waiting.remove(log);
		if (known != null && known.head > place) {
			this.waiting.put(log, new Waiting(place, known.head, (place >= head) ? readAt : known.since));
		}
	}

	/**
	 * Returns how many entries wait, and for how long the oldest has waited.
	 * @param failing for how long the follower has failed
	 */
	synchronized Lag lag(Duration failing) {
		long now = System.nanoTime();
		long entries = 0;
		long longest = 0;
		for (Waiting log : this.waiting.values()) {
			entries += log.head - log.place;
			longest = Math.max(longest, now - log.since);
		}
		return new Lag(entries, Duration.ofNanos(longest), failing);
	}

	/**
	 * How far a follower is behind.
	 *
	 * @param entries how many entries it has not followed yet; at least, if more than
	 * {@value #MAX_LOGS} logs have some
	 * @param behind how long the oldest of them has waited since the server started
	 * @param failing for how long it has failed; zero if the last attempt succeeded
	 */
	record Lag(long entries, Duration behind, Duration failing) {
	}

	private static final class Waiting {

		private final long place;

		private long head;

		/** When the oldest of its entries was committed, or found. */
		private final long since;

		Waiting(long place, long head, long since) {
			this.place = place;
			this.head = head;
			this.since = since;
		}

	}

}
