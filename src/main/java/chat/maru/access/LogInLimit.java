package chat.maru.access;

import java.time.Duration;

import chat.maru.account.AccountRefused;
import chat.maru.account.AccountRefused.Reason;
import chat.maru.settings.MaruProperties;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;

import org.springframework.stereotype.Component;

/**
 * How often a password may be tried: for one account from one network, and from one
 * network for all accounts. Not for one account from everywhere, for then anybody could
 * lock its owner out.
 */
@Component
class LogInLimit {

	/** How many accounts may be tried from one network as often as one. */
	private static final int ACCOUNTS = 5;

	private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
		.maximumSize(100_000)
		.expireAfterAccess(Duration.ofMinutes(2))
		.build();

	private final int perMinute;

	LogInLimit(MaruProperties properties) {
		this.perMinute = properties.limits().logInsPerMinute();
	}

	/**
	 * Count an attempt, before it is known whether it succeeds: many can come at once.
	 * @param account whom it is about
	 * @throws AccountRefused where that is one too many
	 */
	void count(String account, String address) {
		if (this.perMinute == 0) {
			return;
		}
		String network = NetworkAddress.of(address);
		boolean counted = bucket(network, ACCOUNTS * this.perMinute).tryConsume(1)
				&& bucket(network + ' ' + account, this.perMinute).tryConsume(1);
		if (!counted) {
			throw new AccountRefused(Reason.LOG_IN_TOO_MANY);
		}
	}

	/**
	 * Count an attempt that names no account yet.
	 * @throws AccountRefused where that is one too many
	 */
	void count(String address) {
		if (this.perMinute > 0 && !bucket(NetworkAddress.of(address), ACCOUNTS * this.perMinute).tryConsume(1)) {
			throw new AccountRefused(Reason.LOG_IN_TOO_MANY);
		}
	}

	/** It was somebody: that attempt does not count. */
	void succeeded(String address) {
		if (this.perMinute > 0) {
			bucket(NetworkAddress.of(address), ACCOUNTS * this.perMinute).addTokens(1);
		}
	}

	/** It was them: that attempt does not count. */
	void succeeded(String account, String address) {
		if (this.perMinute > 0) {
			String network = NetworkAddress.of(address);
			bucket(network, ACCOUNTS * this.perMinute).addTokens(1);
			bucket(network + ' ' + account, this.perMinute).addTokens(1);
		}
	}

	private Bucket bucket(String key, int perMinute) {
		return this.buckets.get(key,
				(it) -> Bucket.builder()
					.addLimit((limit) -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
					.build());
	}

}
