package chat.maru.cluster;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import chat.maru.health.FatalErrors;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.Assert;

/**
 * Publishes notices. A notice belongs to the transaction that it is published in: after
 * the commit all listeners hear it, and if the transaction or the savepoint is rolled
 * back, none does.
 * <p>
 * The thread that committed calls the listeners, before the call that committed returns.
 * It still has a connection that writes, on SQLite the only one. So a listener must
 * return soon: it changes what is in memory and reads, but never writes to the database
 * or waits for a thread that does. Listeners are called by one thread at a time.
 * <p>
 * On PostgreSQL a notice is also stored, in its transaction, and every other node hears
 * it up to a second later.
 * <p>
 * After a commit of the logs, caches forget before the listeners of the logs hear what
 * was committed, and the other listeners of notices follow them.
 */
@Component
public class Notices {

	/** Notices of one transaction. More would be a loop. */
	private static final int MAX_PENDING = 100_000;

	/**
	 * How long a transaction whose outcome is unknown may still be committed. Until then
	 * this node hears its own notices as others do.
	 */
	private static final long UNSURE = TimeUnit.MINUTES.toNanos(1);

	private static final Log logger = LogFactory.getLog(Notices.class);

	private final NoticeCodec codec = new NoticeCodec();

	private final Lock delivery = new ReentrantLock();

	private final List<Listener<?>> caches = new CopyOnWriteArrayList<>();

	private final List<Listener<?>> listeners = new CopyOnWriteArrayList<>();

	/** Null on SQLite. */
	private volatile @Nullable Store store;

	private volatile long unsureUntil = System.nanoTime();

	/**
	 * Hear notices of a kind, after everything registered with {@link #onFirst}. A
	 * listener that throws does not affect the others.
	 */
	public <N extends Notice> void on(Class<N> kind, Consumer<? super N> listener) {
		this.codec.know(kind);
		this.listeners.add(new Listener<>(kind, listener));
	}

	/**
	 * Hear notices of a kind before the listeners of {@link #on}: caches forget all that
	 * a transaction changed before anything reads it again.
	 */
	public <N extends Notice> void onFirst(Class<N> kind, Consumer<? super N> cache) {
		this.codec.know(kind);
		this.caches.add(new Listener<>(kind, cache));
	}

	/** Store all notices that are published from now on. */
	void store(Store store) {
		this.store = store;
	}

	NoticeCodec codec() {
		return this.codec;
	}

	/**
	 * Whether a transaction of this node may have been committed after its notices were
	 * heard.
	 */
	boolean isUnsure() {
		return System.nanoTime() - this.unsureUntil < 0;
	}

	/** Tell the listeners what other nodes published, caches first. */
	void hear(List<Notice> foreign) {
		foreign.forEach((notice) -> deliver(notice, this.caches));
		deliver(foreign);
	}

	private void deliver(List<Notice> notices) {
		this.delivery.lock();
		try {
			notices.forEach((notice) -> deliver(notice, this.listeners));
		}
		finally {
			this.delivery.unlock();
		}
	}

	/**
	 * Publish a notice, inside a transaction that can write.
	 * @throws IllegalStateException outside of one, or from a listener
	 */
	public void publish(Notice notice) {
		Assert.state(
				TransactionSynchronizationManager.isSynchronizationActive()
						&& TransactionSynchronizationManager.isActualTransactionActive()
						&& !TransactionSynchronizationManager.isCurrentTransactionReadOnly(),
				"Publish a notice in the transaction of what it tells");
		pending().add(notice);
	}

	private Pending pending() {
		for (TransactionSynchronization synchronization : TransactionSynchronizationManager.getSynchronizations()) {
			if (synchronization instanceof Pending pending && pending.isOf(this)) {
				return pending;
			}
		}
		Pending pending = new Pending();
		TransactionSynchronizationManager.registerSynchronization(pending);
		Store storing = this.store;
		if (storing != null) {
			TransactionSynchronizationManager.registerSynchronization(new Storing(storing, pending));
		}
		return pending;
	}

	private static void deliver(Notice notice, List<Listener<?>> listeners) {
		for (Listener<?> listener : listeners) {
			try {
				listener.hear(notice);
			}
			catch (RuntimeException | Error ex) {
				FatalErrors.check(ex);
				logger.error("A listener failed with " + notice.getClass().getSimpleName(), ex);
			}
		}
	}

	private record Listener<N extends Notice>(Class<N> kind, Consumer<? super N> consumer) {

		void hear(Notice notice) {
			if (this.kind.isInstance(notice)) {
				this.consumer.accept(this.kind.cast(notice));
			}
		}

	}

	/** The notices of one transaction. */
	private final class Pending implements TransactionSynchronization {

		private final List<Notice> notices = new ArrayList<>();

		/** How many notices there were at each savepoint. */
		private final Map<Object, Integer> savepoints = new IdentityHashMap<>();

		boolean isOf(Notices owner) {
			return Notices.this == owner;
		}

		void add(Notice notice) {
			Assert.state(this.notices.size() < MAX_PENDING, "Too many notices in one transaction");
			this.notices.add(notice);
		}

		@Override
		public void savepoint(Object savepoint) {
			this.savepoints.put(savepoint, this.notices.size());
		}

		/** A savepoint that is not known is older than the first notice. */
		@Override
		public void savepointRollback(Object savepoint) {
			this.notices.subList(this.savepoints.getOrDefault(savepoint, 0), this.notices.size()).clear();
		}

		/** Before other synchronizations that act after the commit. */
		@Override
		public int getOrder() {
			return HIGHEST_PRECEDENCE;
		}

		@Override
		public void afterCommit() {
			this.notices.forEach((notice) -> deliver(notice, Notices.this.caches));
		}

		/**
		 * If the outcome is unknown, the transaction may have been committed. Forgetting
		 * too much does no harm.
		 */
		@Override
		public void afterCompletion(int status) {
			if (status == STATUS_UNKNOWN) {
				afterCommit();
			}
			if (status != STATUS_ROLLED_BACK) {
				deliver(this.notices);
			}
		}

	}

	/** Stores the notices of one transaction. */
	private final class Storing implements TransactionSynchronization {

		private final Store store;

		private final Pending pending;

		Storing(Store store, Pending pending) {
			this.store = store;
			this.pending = pending;
		}

		/** After everything else that locks rows before the commit. */
		@Override
		public int getOrder() {
			return LOWEST_PRECEDENCE;
		}

		@Override
		public void beforeCommit(boolean readOnly) {
			if (!this.pending.notices.isEmpty()) {
				this.store.append(this.pending.notices);
			}
		}

		@Override
		public void afterCompletion(int status) {
			if (status == STATUS_UNKNOWN) {
				Notices.this.unsureUntil = System.nanoTime() + UNSURE;
			}
			if (status != STATUS_ROLLED_BACK && !this.pending.notices.isEmpty()) {
				this.store.committed();
			}
		}

	}

	/** Where notices are stored for other nodes. */
	interface Store {

		/** Store notices in the current transaction, just before its commit. */
		void append(List<Notice> notices);

		/** Notices were committed, or may have been. Must not throw or wait. */
		void committed();

	}

}
