package chat.maru.access;

import java.time.Duration;
import java.util.Optional;

import chat.maru.account.Secret;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * What waits in memory for somebody to come back: each once, for a time, and up to a
 * number. A restart makes all of it void.
 *
 * @param <T> what waits
 */
final class OneTime<T> {

	private static final int MOST = 10_000;

	/** By the hash, so that nothing here lets anybody in. */
	private final Cache<String, T> waiting;

	OneTime(Duration holds) {
		this.waiting = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(holds).build();
	}

	void keep(String secret, T value) {
		this.waiting.put(Secret.hex(secret), value);
	}

	/** What waits for this secret, and from then on does no more. */
	Optional<T> take(String secret) {
		return Optional.ofNullable(this.waiting.asMap().remove(Secret.hex(secret)));
	}

}
