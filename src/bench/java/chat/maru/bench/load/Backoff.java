package chat.maru.bench.load;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The waits between attempts of the library in {@code static/js/client/backoff.js}. */
final class Backoff {

	private static final long SHORTEST_MILLIS = 100;

	private static final long FIRST_MILLIS = 500;

	private static final long MOST_MILLIS = 8_000;

	private static final int MOST_DOUBLINGS = 16;

	/** After so long online a lost connection is a fresh trouble. */
	private static final long SETTLED = TimeUnit.SECONDS.toNanos(5);

	private int failures;

	/** Nanoseconds to wait before the next attempt. */
	long next() {
		long ceiling = Math.min(MOST_MILLIS, FIRST_MILLIS << Math.min(this.failures++, MOST_DOUBLINGS));
		return TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(SHORTEST_MILLIS, ceiling + 1));
	}

	/** A connection is lost that was there for so long. */
	void lostAfter(long nanosOnline) {
		if (nanosOnline > SETTLED) {
			this.failures = 0;
		}
	}

}
