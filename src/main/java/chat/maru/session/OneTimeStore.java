package chat.maru.session;

import java.time.Duration;
import java.util.Optional;

import chat.maru.account.Secret;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps values of one kind in the database until a browser comes back, to this node or
 * another. Each value can be taken once within a limited time. At most 10,000 values of a
 * kind are kept; more replace the oldest.
 *
 * @param <T> the type of the values, a record of plain values that is stored as JSON
 */
public final class OneTimeStore<T> {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final OneTimeTable table;

	private final String kind;

	private final Class<T> type;

	private final Duration ttl;

	OneTimeStore(OneTimeTable table, String kind, Class<T> type, Duration ttl) {
		this.table = table;
		this.kind = kind;
		this.type = type;
		this.ttl = ttl;
	}

	/** Keeps a value. It replaces an earlier one of the same secret. */
	public void keep(String secret, T value) {
		this.table.keep(this.kind, Secret.hash(secret), JSON.writeValueAsString(value), this.ttl);
	}

	/** Returns the value of this secret, and leaves it there. */
	public Optional<T> find(String secret) {
		return this.table.find(this.kind, Secret.hash(secret)).flatMap(this::read);
	}

	/**
	 * Takes the value of this secret, once. If the caller's transaction is rolled back,
	 * the value is still there.
	 */
	public Optional<T> take(String secret) {
		return this.table.take(this.kind, Secret.hash(secret)).flatMap(this::read);
	}

	/** Removes all values of this kind. */
	public void clear() {
		this.table.clear(this.kind);
	}

	/** Another version of the server may have written it. */
	private Optional<T> read(String value) {
		try {
			return Optional.ofNullable(JSON.readValue(value, this.type));
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

}
