package chat.maru.account;

import java.time.Duration;

import chat.maru.refusal.Refused;
import chat.maru.settings.MaruProperties;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;

import org.springframework.stereotype.Component;

/** How often one person may search for people: each time all names are looked at. */
@Component
class SearchLimit {

	private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
		.maximumSize(100_000)
		.expireAfterAccess(Duration.ofMinutes(2))
		.build();

	private final int perMinute;

	SearchLimit(MaruProperties properties) {
		this.perMinute = properties.limits().peopleSearchesPerMinute();
	}

	/**
	 * Count one more.
	 * @param account the id of who searches
	 * @throws Refused where that is one too many
	 */
	void count(String account) {
		if (this.perMinute > 0 && !this.buckets.get(account, (key) -> bucket()).tryConsume(1)) {
			throw new Refused(AccountReason.SEARCH_TOO_MANY);
		}
	}

	private Bucket bucket() {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(this.perMinute).refillGreedy(this.perMinute, Duration.ofMinutes(1)))
			.build();
	}

}
