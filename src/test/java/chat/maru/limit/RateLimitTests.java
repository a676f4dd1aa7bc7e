package chat.maru.limit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import chat.maru.refusal.Reason;
import chat.maru.refusal.Refused;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Token buckets with a monotonic clock. */
class RateLimitTests {

	private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - Duration.ofMinutes(1).toNanos());

	private final RateLimit limit = new RateLimit(3, Duration.ofMinutes(1), 3, this.nanos::get);

	@Test
	void aBurstIsAllowedAndThenOneAtATime() {
		take(3);
		assertThat(this.limit.take("key")).isEqualTo(Duration.ofSeconds(20));
		pass(Duration.ofSeconds(5));
		assertThat(this.limit.take("key")).isEqualTo(Duration.ofSeconds(15));
		pass(Duration.ofSeconds(15));
		take(1);
		assertThat(this.limit.take("key")).isEqualTo(Duration.ofSeconds(20));
	}

	@Test
	void theClockMayOverflow() {
		take(3);
		pass(Duration.ofMinutes(2));
		assertThat(this.nanos).hasNegativeValue();
		take(3);
		assertThat(this.limit.take("key")).isPositive();
	}

	@Test
	void eachKeyIsCountedSeparately() {
		take(3);
		assertThat(this.limit.take("another")).isZero();
	}

	@Test
	void aBurstMayBeLargerThanTheRate() {
		RateLimit posts = new RateLimit(10, Duration.ofSeconds(1), 20, this.nanos::get);
		for (int i = 0; i < 20; i++) {
			assertThat(posts.take("key")).isZero();
		}
		assertThat(posts.take("key")).isEqualTo(Duration.ofMillis(100));
		// Longer than a period, and not full yet, so the bucket is kept.
		pass(Duration.ofMillis(1_200));
		for (int i = 0; i < 12; i++) {
			assertThat(posts.take("key")).isZero();
		}
		assertThat(posts.take("key")).isPositive();
	}

	@Test
	void aReturnedPermitCanBeUsedAgainOnce() {
		take(3);
		this.limit.giveBack("key");
		take(1);
		assertThat(this.limit.take("key")).isPositive();
		for (int i = 0; i < 10; i++) {
			this.limit.giveBack("key");
		}
		take(3);
		assertThat(this.limit.take("key")).isPositive();
	}

	@Test
	void aRefusalSaysHowLongToWait() {
		take(3);
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.limit.require("key", new TooMany()))
			.satisfies((refused) -> {
				assertThat(refused.reason()).isInstanceOf(TooMany.class);
				assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(20));
			});
	}

	@Test
	void aNodeAllowsItsShareAndAtLeastOne() {
		Rate rate = new Rate(10, Duration.ofSeconds(1), 20);
		AtomicLong nodes = new AtomicLong(2);
		RateLimit shared = new RateLimit(rate, new LocalBuckets(rate, this.nanos::get, (key) -> nodes.get()));
		for (int i = 0; i < 10; i++) {
			assertThat(shared.take("key")).isZero();
		}
		assertThat(shared.take("key")).isEqualTo(Duration.ofMillis(200));
		nodes.set(1_000);
		pass(Duration.ofSeconds(2));
		assertThat(shared.take("key")).isZero();
		assertThat(shared.take("key")).isEqualTo(Duration.ofSeconds(2));
	}

	@Test
	void zeroIsNoLimit() {
		RateLimit none = RateLimit.perMinute(0);
		for (int i = 0; i < 1_000; i++) {
			assertThat(none.take("key")).isZero();
		}
		none.giveBack("key");
	}

	private void take(int times) {
		for (int i = 0; i < times; i++) {
			assertThat(this.limit.take("key")).isZero();
		}
	}

	private void pass(Duration time) {
		this.nanos.addAndGet(time.toNanos());
	}

	private record TooMany() implements Reason {

		@Override
		public Description description() {
			return new Description(Kind.TOO_OFTEN, "too-many", "Too many.");
		}

	}

}
