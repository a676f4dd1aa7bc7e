package chat.maru.limit;

import java.time.Duration;
import java.util.function.LongSupplier;

import chat.maru.cluster.LocalCache;
import chat.maru.refusal.Reason;
import chat.maru.refusal.Refused;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;

/**
 * Limits how often something may happen for each key, such as an account, a network or a
 * room. Each key has a token bucket. A bucket is kept in memory until it is full again,
 * and only for the 100,000 keys that were used last. Time is monotonic, so setting the
 * clock neither locks a user out nor lifts a limit.
 */
public final class RateLimit {

	private static final int MAX_KEYS = 100_000;

	private final long permits;

	private final Duration period;

	private final long burst;

	private final LongSupplier nanoTime;

	private final LocalCache<String, Bucket> buckets;

	RateLimit(long permits, Duration period, long burst, LongSupplier nanoTime) {
		this.permits = permits;
		this.period = period;
		this.burst = burst;
		this.nanoTime = nanoTime;
		this.buckets = new LocalCache<>(MAX_KEYS,
				period.multipliedBy(Math.max(1, burst)).dividedBy(Math.max(1, permits)), nanoTime);
	}

	/**
	 * Creates a limit.
	 * @param permits how often something may happen in a period, even all at once; 0 for
	 * no limit
	 */
	public static RateLimit of(long permits, Duration period) {
		return new RateLimit(permits, period, permits, System::nanoTime);
	}

	/**
	 * A limit per second.
	 * @param permits how often something may happen in a second, on average; 0 for no
	 * limit
	 * @param burst how often it may happen at once
	 */
	public static RateLimit perSecond(long permits, long burst) {
		return new RateLimit(permits, Duration.ofSeconds(1), burst, System::nanoTime);
	}

	/** A limit per minute; 0 for no limit. */
	public static RateLimit perMinute(long permits) {
		return of(permits, Duration.ofMinutes(1));
	}

	/** A limit per hour; 0 for no limit. */
	public static RateLimit perHour(long permits) {
		return of(permits, Duration.ofHours(1));
	}

	/**
	 * Counts one more if the limit allows it.
	 * @return zero if it was counted; otherwise how long to wait until the limit allows
	 * one
	 */
	public Duration take(String key) {
		if (this.permits == 0) {
			return Duration.ZERO;
		}
		ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
		return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
	}

	/**
	 * Counts one more if the limit allows it.
	 * @param reason the reason of the refusal
	 * @throws Refused if the limit is reached; it says how long to wait
	 */
	public void require(String key, Reason reason) {
		Duration wait = take(key);
		if (!wait.isZero()) {
			throw new Refused(reason, wait);
		}
	}

	/** Takes back one that was counted. */
	public void giveBack(String key) {
		if (this.permits > 0) {
			bucket(key).addTokens(1);
		}
	}

	private Bucket bucket(String key) {
		return this.buckets.get(key,
				(it) -> Bucket.builder()
					.addLimit((limit) -> limit.capacity(this.burst).refillGreedy(this.permits, this.period))
					.withCustomTimePrecision(new Monotonic(this.nanoTime))
					.build());
	}

	/** Bucket4j uses the wall clock by default. */
	private record Monotonic(LongSupplier nanoTime) implements TimeMeter {

		@Override
		public long currentTimeNanos() {
			return this.nanoTime.getAsLong();
		}

		@Override
		public boolean isWallClockBased() {
			return false;
		}

	}

}
