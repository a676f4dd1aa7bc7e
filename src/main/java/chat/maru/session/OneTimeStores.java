package chat.maru.session;

import java.time.Duration;

import org.springframework.stereotype.Component;

/** Creates the stores of values that can be taken once. */
@Component
public class OneTimeStores {

	private final OneTimeTable table;

	OneTimeStores(OneTimeTable table) {
		this.table = table;
	}

	/**
	 * Creates a store.
	 * @param kind the name of its values in the database; stores of the same kind share
	 * their values
	 * @param type the type of the values, a record of plain values
	 * @param ttl how long a value can be taken
	 */
	public <T> OneTimeStore<T> of(String kind, Class<T> type, Duration ttl) {
		return new OneTimeStore<>(this.table, kind, type, ttl);
	}

}
