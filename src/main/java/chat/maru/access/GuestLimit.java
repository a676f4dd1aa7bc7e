package chat.maru.access;

import java.time.Duration;

import chat.maru.network.NetworkAddress;
import chat.maru.refusal.Refused;
import chat.maru.settings.MaruProperties;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;

import org.springframework.stereotype.Component;

/** How many guests one address may make. */
@Component
class GuestLimit {

	private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
		.maximumSize(100_000)
		.expireAfterAccess(Duration.ofMinutes(2))
		.build();

	private final int perMinute;

	GuestLimit(MaruProperties properties) {
		this.perMinute = properties.limits().guestsPerMinute();
	}

	/**
	 * Count one more.
	 * @throws Refused where that is one too many
	 */
	void count(String address) {
		if (this.perMinute > 0 && !this.buckets.get(NetworkAddress.of(address), (key) -> bucket()).tryConsume(1)) {
			throw new Refused(AccessReason.TOO_MANY);
		}
	}

	private Bucket bucket() {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(this.perMinute).refillGreedy(this.perMinute, Duration.ofMinutes(1)))
			.build();
	}

}
