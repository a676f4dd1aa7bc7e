package chat.maru.session;

import java.time.Duration;
import java.util.Optional;

import chat.maru.account.Secret;
import chat.maru.cluster.LocalCache;

/**
 * Keeps values in memory until a browser comes back. Each value can be taken once within
 * a limited time. At most 10,000 values are kept, and a restart drops all of them.
 *
 * @param <T> the type of the values
 */
public final class OneTimeStore<T> {

	private static final int MAX_VALUES = 10_000;

	/** By the hash, so that nothing in memory grants access. */
	private final LocalCache<String, T> waiting;

	public OneTimeStore(Duration holds) {
		this.waiting = new LocalCache<>(MAX_VALUES, holds);
	}

	public void keep(String secret, T value) {
		this.waiting.put(Secret.hex(secret), value);
	}

	/** Takes the value of this secret, once. */
	public Optional<T> take(String secret) {
		return this.waiting.take(Secret.hex(secret));
	}

}
