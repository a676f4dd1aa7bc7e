package chat.maru.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import chat.maru.health.FatalErrors;
import chat.maru.health.LoopThreads;
import chat.maru.health.Turns;
import chat.maru.health.WatchedLoop;
import chat.maru.refusal.Refused;
import chat.maru.storage.StorageReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.Assert;

/**
 * The only writer of the logs. While one commit is being written to disk, the next
 * changes collect and are then committed together. So many changes share one sync of the
 * disk, and a single change does not wait for others.
 */
@Component
public class LogWriter implements SmartLifecycle, WatchedLoop {

	private static final String THREAD = "log-writer";

	/** The maximum number of waiting changes. Further changes are refused as busy. */
	private static final int MAX_QUEUE = 16_384;

	/**
	 * The maximum number of changes in one commit, so that no commit delays the next for
	 * long.
	 */
	private static final int MAX_BATCH = 512;

	/**
	 * How long a caller waits for its change to be started, and again for it to be
	 * committed.
	 */
	private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(30);

	/** When a client may send a change again that was not committed. */
	private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

	private static final Log logger = LogFactory.getLog(LogWriter.class);

	private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MAX_QUEUE);

	private final LogStore store;

	private final CommitListeners listeners;

	private final Duration longestWait;

	private final Turns turns = new Turns();

	/**
	 * Whether the last commit failed: the failure is logged once and not for each change.
	 * Used by the writer's thread only.
	 */
	private boolean failing;

	private volatile @Nullable Thread thread;

	private volatile boolean running;

	@Autowired
	LogWriter(LogStore store, CommitListeners listeners) {
		this(store, listeners, COMMIT_TIMEOUT);
	}

	LogWriter(LogStore store, CommitListeners listeners, Duration longestWait) {
		this.store = store;
		this.listeners = listeners;
		this.longestWait = longestWait;
	}

	/**
	 * Submits a change, which is committed together with the other waiting changes.
	 * @return completes when the change is on disk, or exceptionally with {@link Refused}
	 * or the exception with which the change was refused. It completes on the writer's
	 * thread, so dependent stages must be quick
	 * @throws Refused if too many changes wait, or the writer is stopped
	 */
	public CompletableFuture<Outcome> submit(Change change) {
		Waiting waiting = new Waiting(change, new CompletableFuture<>(), new AtomicBoolean());
		submit(waiting);
		return waiting.result();
	}

	/**
	 * Commits a change and waits until it is on disk.
	 * @throws Refused if the change could not be stored, too many changes wait, or the
	 * commit takes too long
	 * @throws IllegalStateException inside a transaction, because the writer and the
	 * transaction would wait for each other; or on the writer's thread
	 * @throws RuntimeException the exception with which the change was refused. None of
	 * it is stored then
	 */
	public Outcome commit(Change change) {
		Assert.state(!TransactionSynchronizationManager.isActualTransactionActive(),
				"Commit to the log outside of any transaction: the writer needs a connection of its own");
		Assert.state(Thread.currentThread() != this.thread, "The writer's thread would wait for itself");
		Waiting waiting = new Waiting(change, new CompletableFuture<>(), new AtomicBoolean());
		submit(waiting);
		try {
			return outcome(waiting);
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : new IllegalStateException(ex.getCause());
		}
		catch (TimeoutException ex) {
			throw busy();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw busy();
		}
	}

	/**
	 * Waits for the outcome. A change that the writer has not begun before the timeout is
	 * given up, so a caller that is told that the server is busy knows that it will not
	 * be committed.
	 */
	private Outcome outcome(Waiting waiting) throws ExecutionException, TimeoutException, InterruptedException {
		try {
			return waiting.result().get(this.longestWait.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			if (waiting.begin()) {
				throw ex;
			}
			return waiting.result().get(this.longestWait.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	private void submit(Waiting waiting) {
		if (!this.running || !this.queue.offer(waiting)) {
			throw busy();
		}
	}

	private void run() {
		List<Waiting> batch = new ArrayList<>(MAX_BATCH);
		while (this.running || !this.queue.isEmpty()) {
			this.turns.next();
			try {
				Waiting first = this.queue.poll(100, TimeUnit.MILLISECONDS);
				if (first != null) {
					batch.add(first);
					this.queue.drainTo(batch, MAX_BATCH - 1);
					batch.removeIf((waiting) -> !waiting.begin());
					commit(batch);
				}
			}
			catch (InterruptedException ex) {
				// stop() sets the flag that ends the loop once the queue is empty.
			}
			catch (RuntimeException | Error ex) {
				FatalErrors.check(ex);
				logger.error("The writer failed, and goes on", ex);
				batch.forEach((waiting) -> waiting.result().completeExceptionally(storageFailed()));
			}
			finally {
				batch.clear();
			}
		}
	}

	/**
	 * Commits changes in the order in which they were submitted. No caller gets an answer
	 * before the commit.
	 */
	private void commit(List<Waiting> batch) {
		List<Change> changes = batch.stream().map(Waiting::change).toList();
		List<Result> results = store(changes, (stored) -> this.listeners.tell(changes, stored));
		for (int i = 0; i < batch.size(); i++) {
			complete(batch.get(i).result(), results.get(i));
		}
	}

	private List<Result> store(List<Change> changes, Consumer<List<Result>> committed) {
		try {
			List<Result> results = this.store.commit(changes, committed);
			this.failing = false;
			return results;
		}
		catch (RuntimeException | Error ex) {
			FatalErrors.check(ex);
			boolean all = changes.size() == 1 || ex instanceof CommitFailedException;
			return all ? Collections.nCopies(changes.size(), Result.of(ex)) : storeOthers(changes, committed);
		}
	}

	/** Commits all changes except those that are refused or that the database rejects. */
	private List<Result> storeOthers(List<Change> changes, Consumer<List<Result>> committed) {
		this.turns.next();
		try {
			return this.store.commitOthers(changes, committed);
		}
		catch (RuntimeException | Error ex) {
			FatalErrors.check(ex);
			return changes.stream().map((change) -> Result.of(storageFailed(ex))).toList();
		}
	}

	private void complete(CompletableFuture<Outcome> waiting, Result result) {
		Throwable failure = result.failure();
		if (failure == null) {
			waiting.complete(result.outcome());
		}
		else {
			waiting.completeExceptionally(isRefusal(failure) ? failure : storageFailed(failure));
		}
	}

	/**
	 * Returns whether a change was refused by its applier, and not by the database or the
	 * virtual machine.
	 */
	private static boolean isRefusal(Throwable failure) {
		return failure instanceof RuntimeException && !(failure instanceof DataAccessException)
				&& !(failure instanceof TransactionException);
	}

	private Refused storageFailed(Throwable failure) {
		this.turns.next();
		if (!this.failing) {
			this.failing = true;
			logger.error("Changes cannot be committed", failure);
		}
		return storageFailed();
	}

	private static Refused busy() {
		return new Refused(LogReason.BUSY, RETRY_AFTER);
	}

	private static Refused storageFailed() {
		return new Refused(StorageReason.FAILED, RETRY_AFTER);
	}

	@Override
	public void start() {
		this.turns.next();
		this.running = true;
		Thread started = new Thread(this::run, THREAD);
		started.start();
		this.thread = started;
	}

	/**
	 * Stops the thread after the waiting changes have been committed. Waits for that up
	 * to 10 seconds.
	 */
	@Override
	public void stop() {
		this.running = false;
		LoopThreads.join(this.thread, Duration.ofSeconds(10));
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public String threads() {
		return THREAD;
	}

	@Override
	public Duration sinceLastTurn() {
		return this.running ? this.turns.sinceLast() : Duration.ZERO;
	}

	/**
	 * Starts before the server accepts requests, and stops after it has finished them.
	 */
	@Override
	public int getPhase() {
		return 0;
	}

	/**
	 * A change that waits for its commit.
	 *
	 * @param taken whether the writer has begun the change, or its caller has given it up
	 */
	private record Waiting(Change change, CompletableFuture<Outcome> result, AtomicBoolean taken) {

		/**
		 * Returns true for the first call only: either the writer begins the change, or
		 * its caller gives it up.
		 */
		boolean begin() {
			return this.taken.compareAndSet(false, true);
		}

	}

}
