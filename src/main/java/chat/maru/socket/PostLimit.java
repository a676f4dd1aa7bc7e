package chat.maru.socket;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import chat.maru.account.Account;
import chat.maru.settings.MaruProperties;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;

import org.springframework.stereotype.Component;

/** How many posts one person may send, over all their connections. */
@Component
class PostLimit {

	private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
		.maximumSize(100_000)
		.expireAfterAccess(Duration.ofMinutes(1))
		.build();

	private final int perSecond;

	PostLimit(MaruProperties properties) {
		this.perSecond = properties.limits().messagesPerSecond();
	}

	/**
	 * Count one more.
	 * @throws FrameRefused where that is one too many; it says when there is room again
	 */
	void count(Account author) {
		if (this.perSecond == 0) {
			return;
		}
		ConsumptionProbe probe = this.buckets.get(author.id(), (id) -> bucket()).tryConsumeAndReturnRemaining(1);
		if (!probe.isConsumed()) {
			long wait = TimeUnit.NANOSECONDS.toMillis(probe.getNanosToWaitForRefill()) + 1;
			throw new FrameRefused(
					new Refusal("too-many-messages", "You are sending too fast; send it again in a moment.")
						.retryAfter(wait));
		}
	}

	private Bucket bucket() {
		return Bucket.builder()
			.addLimit(
					(limit) -> limit.capacity(2L * this.perSecond).refillGreedy(this.perSecond, Duration.ofSeconds(1)))
			.build();
	}

}
