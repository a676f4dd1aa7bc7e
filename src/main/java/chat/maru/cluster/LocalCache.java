package chat.maru.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * A bounded map whose entries expire, of this node alone: other nodes do not know what is
 * in it, and it does not keep rows of the database. See {@link RowCache} for those.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public final class LocalCache<K, V> {

	private final Cache<K, V> entries;

	/**
	 * A map.
	 * @param maxEntries how many entries it keeps, those that were used last
	 * @param ttl how long it keeps an entry after it was written
	 */
	public LocalCache(int maxEntries, Duration ttl) {
		this.entries = Caffeine.newBuilder().maximumSize(maxEntries).expireAfterWrite(ttl).build();
	}

	/**
	 * A map whose entries expire when they are no longer used.
	 * @param maxEntries how many entries it keeps, those that were used last
	 * @param ttl how long it keeps an entry after it was used
	 * @param nanoTime a monotonic clock
	 */
	public LocalCache(int maxEntries, Duration ttl, LongSupplier nanoTime) {
		this.entries = Caffeine.newBuilder()
			.maximumSize(maxEntries)
			.expireAfterAccess(ttl)
			.ticker(nanoTime::getAsLong)
			.build();
	}

	/**
	 * A map of values of different sizes.
	 * @param maxWeight the sum of the weights of the values it keeps
	 * @param weight the weight of a value when it is put
	 * @param ttl how long it keeps an entry after it was written
	 */
	public LocalCache(int maxWeight, ToIntFunction<V> weight, Duration ttl) {
		this.entries = Caffeine.newBuilder()
			.maximumWeight(maxWeight)
			.weigher((K key, V value) -> weight.applyAsInt(value))
			.expireAfterWrite(ttl)
			.build();
	}

	/** The value of a key, which is made if there is none. */
	public V get(K key, Function<? super K, ? extends V> made) {
		return this.entries.get(key, made);
	}

	/** The value of a key, if there is one. */
	public Optional<V> find(K key) {
		return Optional.ofNullable(this.entries.getIfPresent(key));
	}

	public void put(K key, V value) {
		this.entries.put(key, value);
	}

	/** Remove all entries. */
	public void clear() {
		this.entries.invalidateAll();
	}

	/** Remove an entry. Of several callers, one gets the value. */
	public Optional<V> take(K key) {
		return Optional.ofNullable(this.entries.asMap().remove(key));
	}

	/**
	 * Put a value, or decide between it and the present one, atomically.
	 * @param choice of the present and the new value
	 * @return the value that the key has now
	 */
	public V merge(K key, V value, Choice<V> choice) {
		return this.entries.asMap().merge(key, value, choice::of);
	}

	/**
	 * Replace the value of a key, if there is one, atomically. It is weighed again.
	 * @param change makes the new value of the present one; null to remove the entry
	 */
	public void replace(K key, Change<V> change) {
		this.entries.asMap().computeIfPresent(key, (it, value) -> change.of(value));
	}

	/**
	 * Decides between two values.
	 *
	 * @param <V> the values
	 */
	@FunctionalInterface
	public interface Choice<V> {

		V of(V present, V next);

	}

	/**
	 * Changes a value.
	 *
	 * @param <V> the value
	 */
	@FunctionalInterface
	public interface Change<V> {

		@Nullable V of(V present);

	}

}
