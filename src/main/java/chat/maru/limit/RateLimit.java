package chat.maru.limit;

import java.time.Duration;
import java.util.function.LongSupplier;

import chat.maru.refusal.Reason;
import chat.maru.refusal.Refused;

/**
 * Limits how often something may happen for each key, such as an account, a network or a
 * room. Each key has a token bucket. {@link RateLimits} creates limits that all nodes
 * share.
 */
public final class RateLimit {

	private final Rate rate;

	private final Buckets buckets;

	RateLimit(Rate rate, Buckets buckets) {
		this.rate = rate;
		this.buckets = buckets;
	}

	RateLimit(long permits, Duration period, long burst, LongSupplier nanoTime) {
		this(new Rate(permits, period, burst), nanoTime);
	}

	private RateLimit(Rate rate, LongSupplier nanoTime) {
		this(rate, new LocalBuckets(rate, nanoTime, (key) -> 1));
	}

	/**
	 * Creates a limit per minute of this node alone.
	 * @param permits how often something may happen in a minute, even all at once; 0 for
	 * no limit
	 */
	public static RateLimit perMinute(long permits) {
		return new RateLimit(Rate.of(permits, Duration.ofMinutes(1)), System::nanoTime);
	}

	/**
	 * Counts one more if the limit allows it.
	 * @return zero if it was counted; otherwise how long to wait until the limit allows
	 * one
	 * @throws org.springframework.dao.DataAccessException if the limit is counted in the
	 * database, which cannot be asked
	 */
	public Duration take(String key) {
		return this.rate.isUnlimited() ? Duration.ZERO : this.buckets.take(key);
	}

	/**
	 * Counts one more if the limit allows it.
	 * @param reason the reason of the refusal
	 * @throws Refused if the limit is reached; it says how long to wait
	 * @throws org.springframework.dao.DataAccessException as {@link #take}
	 */
	public void require(String key, Reason reason) {
		Duration wait = take(key);
		if (!wait.isZero()) {
			throw new Refused(reason, wait);
		}
	}

	/** Takes back one that was counted. */
	public void giveBack(String key) {
		if (!this.rate.isUnlimited()) {
			this.buckets.giveBack(key);
		}
	}

}
