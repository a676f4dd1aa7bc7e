package chat.maru.cluster;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.Assert;

/**
 * Keeps rows of the database in memory until a notice says that they changed, and for ten
 * minutes at most. A row that does not exist is not kept, so asking for many of those
 * fills nothing.
 * <p>
 * A row is read in a transaction of its own: the caller's may see the database as it was,
 * or have changes that are not committed. While it is read, its place in the cache is
 * taken by the reading itself. Forgetting removes that, too, so a row that may have been
 * read before a change is returned to the callers who wait for it but not kept.
 *
 * @param <K> what identifies a row
 * @param <V> the row
 */
public final class RowCache<K, V> {

	private static final Duration TTL = Duration.ofMinutes(10);

	/** The caches of this process that are still used. */
	private static final Set<RowCache<?, ?>> ALL = Collections.newSetFromMap(new WeakHashMap<>());

	private final TransactionTemplate reading;

	private final Source<K, V> source;

	private final Supplier<Cache<K, Row<V>>> empty;

	private volatile Cache<K, Row<V>> rows;

	/**
	 * A cache.
	 * @param maxRows how many rows it keeps, those that were used last
	 * @param source reads a row, in a read-only transaction
	 */
	public RowCache(PlatformTransactionManager transactions, int maxRows, Source<K, V> source) {
		this(transactions, maxRows, (row) -> 1, source);
	}

	/**
	 * A cache of rows of different sizes.
	 * @param maxWeight the sum of the weights of the rows it keeps
	 * @param weight at least 1
	 * @param source reads a row, in a read-only transaction
	 */
	public RowCache(PlatformTransactionManager transactions, int maxWeight, ToIntFunction<V> weight,
			Source<K, V> source) {
		this.reading = new TransactionTemplate(transactions);
		this.reading.setReadOnly(true);
		this.reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.source = source;
		this.empty = () -> Caffeine.newBuilder()
			.maximumWeight(maxWeight)
			.weigher((K key, Row<V> row) -> row.weight(weight))
			.expireAfterWrite(TTL)
			.build();
		this.rows = this.empty.get();
		synchronized (ALL) {
			ALL.add(this);
		}
	}

	/**
	 * A row; empty if there is none.
	 * @throws IllegalStateException in a read-only transaction, whether the row is kept
	 * or not: it has one of the few connections that read, and would wait for another
	 * @throws RuntimeException if the row could not be read; the next call tries again
	 */
	public Optional<V> find(K key) {
		Assert.state(!TransactionSynchronizationManager.isCurrentTransactionReadOnly(),
				"A row is read in a transaction of its own");
		Cache<K, Row<V>> rows = this.rows;
		Row<V> row = rows.getIfPresent(key);
		if (row == null) {
			if (key instanceof String id && id.indexOf('\0') >= 0) {
				// PostgreSQL has no such text, and fails if it is asked for it.
				return Optional.empty();
			}
			Row<V> begun = new Row<>(new CompletableFuture<>());
			row = rows.asMap().putIfAbsent(key, begun);
			if (row == null) {
				return read(key, begun, rows);
			}
		}
		return row.await();
	}

	private Optional<V> read(K key, Row<V> begun, Cache<K, Row<V>> rows) {
		try {
			@Nullable V row = this.reading.execute((status) -> this.source.read(key));
			Optional<V> read = Optional.ofNullable(row);
			if (read.isPresent()) {
				rows.asMap().replace(key, begun, new Row<>(CompletableFuture.completedFuture(read)));
			}
			begun.value().complete(read);
			return read;
		}
		catch (RuntimeException | Error ex) {
			begun.value().completeExceptionally(ex);
			throw ex;
		}
		finally {
			rows.asMap().remove(key, begun);
		}
	}

	/** Forget a row, which has changed. */
	public void forget(K key) {
		this.rows.invalidate(key);
	}

	/** Forget the rows that a change may have affected. This looks at all rows. */
	public void forgetIf(Predicate<? super V> affected) {
		Cache<K, Row<V>> rows = this.rows;
		// By the key alone: what is being read now may be there the next moment.
		rows.asMap().forEach((key, row) -> {
			if (row.isBeingReadOr(affected)) {
				rows.invalidate(key);
			}
		});
	}

	/** Forget all rows of all caches of this process, when it is unknown what changed. */
	static void forgetEverything() {
		List<RowCache<?, ?>> caches;
		synchronized (ALL) {
			caches = List.copyOf(ALL);
		}
		caches.forEach(RowCache::forgetAll);
	}

	/** Forget all rows, at once. */
	public void forgetAll() {
		this.rows = this.empty.get();
	}

	/**
	 * Reads a row.
	 *
	 * @param <K> what identifies it
	 * @param <V> the row
	 */
	@FunctionalInterface
	public interface Source<K, V> {

		/** Read a row; null if there is none. */
		@Nullable V read(K key);

	}

	/**
	 * A row, or the reading of it. Compared by identity, as futures are.
	 *
	 * @param value is completed once it was read
	 */
	private record Row<V>(CompletableFuture<Optional<V>> value) {

		Optional<V> await() {
			try {
				return this.value.join();
			}
			catch (CompletionException ex) {
				if (ex.getCause() instanceof RuntimeException cause) {
					throw cause;
				}
				throw ex;
			}
		}

		boolean isBeingReadOr(Predicate<? super V> affected) {
			return !this.value.isDone() || this.value.isCompletedExceptionally()
					|| this.value.join().filter(affected).isPresent();
		}

		int weight(ToIntFunction<V> weight) {
			return (this.value.isDone() && !this.value.isCompletedExceptionally())
					? this.value.join().map(weight::applyAsInt).orElse(1) : 1;
		}

	}

}
