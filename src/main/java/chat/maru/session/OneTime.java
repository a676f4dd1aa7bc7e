package chat.maru.session;

import java.time.Duration;
import java.util.Optional;

import chat.maru.account.Secret;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Values that wait in memory for a browser to come back: each can be taken once, for a
 * limited time, up to a maximum number. A restart drops all of them.
 *
 * @param <T> the type of the values
 */
public final class OneTime<T> {

	private static final int MOST = 10_000;

	/** By the hash, so that nothing in memory grants access. */
	private final Cache<String, T> waiting;

	public OneTime(Duration holds) {
		this.waiting = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(holds).build();
	}

	public void keep(String secret, T value) {
		this.waiting.put(Secret.hex(secret), value);
	}

	/** Takes the value of this secret, once. */
	public Optional<T> take(String secret) {
		return Optional.ofNullable(this.waiting.asMap().remove(Secret.hex(secret)));
	}

}
