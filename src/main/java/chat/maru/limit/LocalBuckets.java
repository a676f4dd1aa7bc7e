package chat.maru.limit;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

import chat.maru.cluster.LocalCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;

/**
 * Buckets in the memory of this node. A bucket is kept until it is full again, and only
 * for the 100,000 keys that were used last. Time is monotonic, so setting the clock
 * neither locks a user out nor lifts a limit.
 */
final class LocalBuckets implements Buckets {

	private static final int MAX_KEYS = 100_000;

	private final Rate rate;

	private final LongSupplier nanoTime;

	private final ToLongFunction<String> shares;

	private final LocalCache<String, Bucket> buckets;

	/**
	 * Creates the buckets.
	 * @param nanoTime a monotonic clock
	 * @param shares the number of nodes that share a key's bucket, and so the number of
	 * tokens that each request takes here
	 */
	LocalBuckets(Rate rate, LongSupplier nanoTime, ToLongFunction<String> shares) {
		this.rate = rate;
		this.nanoTime = nanoTime;
		this.shares = shares;
		this.buckets = new LocalCache<>(MAX_KEYS, rate.timeToFill(), nanoTime);
	}

	@Override
	public Duration take(String key) {
		ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(cost(key));
		return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
	}

	@Override
	public void giveBack(String key) {
		bucket(key).addTokens(cost(key));
	}

	/** At most what fits into a bucket, so that one request is always possible. */
	private long cost(String key) {
		return Math.max(1, Math.min(this.rate.burst(), this.shares.applyAsLong(key)));
	}

	private Bucket bucket(String key) {
		return this.buckets.get(key, (it) -> Bucket.builder()
			.addLimit(
					(limit) -> limit.capacity(this.rate.burst()).refillGreedy(this.rate.permits(), this.rate.period()))
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
