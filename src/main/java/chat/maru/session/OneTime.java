package chat.maru.session;

import java.time.Duration;
import java.util.Optional;

import chat.maru.account.Secret;
import chat.maru.cluster.LocalCache;

/**
 * Values that wait in memory for a browser to come back: each can be taken once, for a
 * limited time, up to a maximum number. A restart drops all of them.
 *
 * @param <T> the type of the values
 */
public final class OneTime<T> {

	private static final int MOST = 10_000;

	/** By the hash, so that nothing in memory grants access. */
	private final LocalCache<String, T> waiting;

	public OneTime(Duration holds) {
		this.waiting = new LocalCache<>(MOST, holds);
	}

	public void keep(String secret, T value) {
		this.waiting.put(Secret.hex(secret), value);
	}

	/** Takes the value of this secret, once. */
	public Optional<T> take(String secret) {
		return this.waiting.take(Secret.hex(secret));
	}

}
