package chat.maru.account;

import java.time.Duration;

import chat.maru.account.GuestRefused.Reason;
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
	 * @throws GuestRefused where that is one too many
	 */
	void count(String address) {
		if (this.perMinute > 0 && !this.buckets.get(network(address), (key) -> bucket()).tryConsume(1)) {
			throw new GuestRefused(Reason.TOO_MANY);
		}
	}

	private Bucket bucket() {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(this.perMinute).refillGreedy(this.perMinute, Duration.ofMinutes(1)))
			.build();
	}

	/** Whoever has one IPv6 address has the 2^64 beside it too (RFC 6177). */
	private static String network(String address) {
		if (address.indexOf(':') < 0) {
			return address;
		}
		String[] groups = address.split(":", 5);
		return String.join(":", java.util.Arrays.copyOf(groups, Math.min(4, groups.length)));
	}

}
