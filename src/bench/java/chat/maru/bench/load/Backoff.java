package chat.maru.bench.load;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The waits between attempts, as in the client library ({@code
 * static/js/client/backoff.js}).
 */
final class Backoff {

	private static final long MIN_MILLIS = 100;

	private static final long FIRST_MILLIS = 500;

	private static final long MAX_MILLIS = 8_000;

	private static final int MAX_DOUBLINGS = 16;

	/** After a connection of this length, the waits start again from the shortest. */
	private static final long STABLE_AFTER = TimeUnit.SECONDS.toNanos(5);

	private int failures;

	/** Returns the nanoseconds to wait before the next attempt. */
	long next() {
		long ceiling = Math.min(MAX_MILLIS, FIRST_MILLIS << Math.min(this.failures++, MAX_DOUBLINGS));
		return TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(MIN_MILLIS, ceiling + 1));
	}

	/** A connection was lost after this time. */
	void lostAfter(long nanosOnline) {
		if (nanosOnline > STABLE_AFTER) {
			this.failures = 0;
		}
	}

}
