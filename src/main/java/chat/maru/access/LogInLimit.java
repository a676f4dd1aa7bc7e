package chat.maru.access;

import java.time.Duration;

import chat.maru.network.NetworkAddress;
import chat.maru.refusal.Refused;
import chat.maru.settings.MaruProperties;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;

import org.springframework.stereotype.Component;

/**
 * How often a password may be tried: for one account from one network, from one network
 * for all accounts, and for one account from all browsers together that it has not been
 * logged in from. Those that it has are not counted there, or anybody could lock its
 * owner out.
 */
@Component
class LogInLimit {

	/** How many accounts may be tried from one network as often as one. */
	private static final int ACCOUNTS = 5;

	/** How many minutes' attempts all strangers together have in an hour. */
	private static final int STRANGERS = 10;

	private final Cache<String, Bucket> strangers = Caffeine.newBuilder()
		.maximumSize(100_000)
		.expireAfterAccess(Duration.ofHours(1))
		.build();

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
	 * @param known whether it has been logged in from this browser
	 * @throws Refused where that is one too many
	 */
	void count(String account, String address, boolean known) {
		if (this.perMinute == 0) {
			return;
		}
		String network = NetworkAddress.of(address);
		boolean counted = bucket(network, ACCOUNTS * this.perMinute).tryConsume(1)
				&& bucket(network + ' ' + account, this.perMinute).tryConsume(1)
				&& (known || strangers(account).tryConsume(1));
		if (!counted) {
			throw new Refused(AccessReason.LOG_IN_TOO_MANY);
		}
	}

	/**
	 * Count an attempt that names no account yet.
	 * @throws Refused where that is one too many
	 */
	void count(String address) {
		if (this.perMinute > 0 && !bucket(NetworkAddress.of(address), ACCOUNTS * this.perMinute).tryConsume(1)) {
			throw new Refused(AccessReason.LOG_IN_TOO_MANY);
		}
	}

	/** It was somebody: that attempt does not count. */
	void succeeded(String address) {
		if (this.perMinute > 0) {
			bucket(NetworkAddress.of(address), ACCOUNTS * this.perMinute).addTokens(1);
		}
	}

	/** It was them: that attempt does not count. */
	void succeeded(String account, String address, boolean known) {
		if (this.perMinute > 0) {
			String network = NetworkAddress.of(address);
			bucket(network, ACCOUNTS * this.perMinute).addTokens(1);
			bucket(network + ' ' + account, this.perMinute).addTokens(1);
			if (!known) {
				strangers(account).addTokens(1);
			}
		}
	}

	private Bucket bucket(String key, int perMinute) {
		return this.buckets.get(key, (it) -> bucket(perMinute, Duration.ofMinutes(1)));
	}

	private Bucket strangers(String account) {
		return this.strangers.get(account, (it) -> bucket(STRANGERS * this.perMinute, Duration.ofHours(1)));
	}

	private static Bucket bucket(int attempts, Duration period) {
		return Bucket.builder().addLimit((limit) -> limit.capacity(attempts).refillGreedy(attempts, period)).build();
	}

}
