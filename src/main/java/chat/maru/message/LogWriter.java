package chat.maru.message;

import java.util.ArrayList;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;

import chat.maru.health.FatalErrors;
import chat.maru.health.Turns;
import chat.maru.health.WatchedLoop;
import chat.maru.message.PostRefused.Reason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.Assert;

/**
 * The one writer of the log. It commits together whatever came while the commit before
 * was on its way to the disk, so the disk is asked once for many posts, and a single post
 * waits for nobody.
 */
@Component
class LogWriter implements SmartLifecycle, WatchedLoop {

	private static final String THREAD = "log-writer";

	/** Posts that may wait. Whoever comes when it is full is told to come again. */
	private static final int LONGEST_QUEUE = 16_384;

	/** Posts in one commit, so that no commit holds the others up for long. */
	private static final int LARGEST_COMMIT = 512;

	/** How long somebody waits for a change to be committed, in s. */
	private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

	private static final Log logger = LogFactory.getLog(LogWriter.class);

	private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);

	private final LogStore store;

	private final Heads heads;

	private final ObjectProvider<RoomEventListener> listeners;

	private final Duration longestWait;

	private final Turns turns = new Turns();

	/**
	 * Said once in the log, and not for each post. Only the writer's thread looks at it.
	 */
	private boolean failing;

	private volatile @Nullable Thread thread;

	private volatile boolean running;

	@Autowired
	LogWriter(LogStore store, Heads heads, ObjectProvider<RoomEventListener> listeners) {
		this(store, heads, listeners, LONGEST_WAIT);
	}

	LogWriter(LogStore store, Heads heads, ObjectProvider<RoomEventListener> listeners, Duration longestWait) {
		this.store = store;
		this.heads = heads;
		this.listeners = listeners;
		this.longestWait = longestWait;
	}

	/** Hand over a post; see {@link RoomLog#post}. */
	CompletableFuture<Long> submit(Post post) {
		Waiting waiting = new Waiting(post, null, new CompletableFuture<>(), new AtomicBoolean());
		submit(waiting);
		return waiting.result();
	}

	/**
	 * Commit something else than a post, in its turn and by itself, and wait for that.
	 * @param change does it in a transaction, and returns the event, if there is one
	 * @return whether there is one
	 * @throws PostRefused where too much waits, or it takes too long
	 * @throws IllegalStateException inside a transaction, whose connection the writer
	 * would wait for while the transaction waits for the writer
	 * @throws RuntimeException what the change threw; nothing of it is stored then
	 */
	boolean commit(Supplier<Optional<Committed>> change) {
		return commitAll(() -> change.get().stream().toList());
	}

	/**
	 * The same where there may be several events, of one transaction.
	 * @return whether there is any
	 */
	boolean commitAll(Supplier<List<Committed>> change) {
		Assert.state(!TransactionSynchronizationManager.isActualTransactionActive(),
				"Commit to the log outside of any transaction: the writer needs a connection of its own");
		Assert.state(Thread.currentThread() != this.thread, "The writer's thread would wait for itself");
		Waiting waiting = new Waiting(null, change, new CompletableFuture<>(), new AtomicBoolean());
		submit(waiting);
		try {
			return result(waiting) > 0;
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

	/** What has not begun in time never does, so that who is told so can rely on it. */
	private long result(Waiting waiting) throws ExecutionException, TimeoutException, InterruptedException {
		try {
			return waiting.result().get(this.longestWait.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			if (waiting.taken().compareAndSet(false, true)) {
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

	private static PostRefused busy() {
		return new PostRefused(Reason.BUSY, "The server has too much to write; send it again.");
	}

	private static PostRefused storageFailed() {
		return new PostRefused(Reason.STORAGE_FAILED, "The message could not be stored.");
	}

	private void run(List<RoomEventListener> listeners) {
		List<Waiting> batch = new ArrayList<>(LARGEST_COMMIT);
		while (this.running || !this.queue.isEmpty()) {
			this.turns.next();
			try {
				Waiting first = this.queue.poll(100, TimeUnit.MILLISECONDS);
				if (first != null) {
					batch.add(first);
					this.queue.drainTo(batch, LARGEST_COMMIT - 1);
					commit(batch, listeners);
				}
			}
			catch (InterruptedException ex) {
				// The lifecycle ends this thread by its flag, after the queue is empty.
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

	/** In the order in which they came: posts together, everything else by itself. */
	private void commit(List<Waiting> batch, List<RoomEventListener> listeners) {
		for (int from = 0; from < batch.size();) {
			this.turns.next();
			int to = from + 1;
			Supplier<List<Committed>> change = batch.get(from).change();
			if (change != null) {
				commit(change, batch.get(from), listeners);
			}
			else {
				while (to < batch.size() && batch.get(to).change() == null) {
					to++;
				}
				commitPosts(batch.subList(from, to), listeners);
			}
			from = to;
		}
	}

	private void commit(Supplier<List<Committed>> change, Waiting waiting, List<RoomEventListener> listeners) {
		CompletableFuture<Long> result = waiting.result();
		if (!waiting.taken().compareAndSet(false, true)) {
			return;
		}
		try {
			List<Committed> committed = change.get();
			tell(listeners, committed);
			result.complete((long) committed.size());
		}
		catch (RuntimeException ex) {
			FatalErrors.check(ex);
			result.completeExceptionally(ex);
		}
		catch (Error ex) {
			FatalErrors.check(ex);
			logger.error("A change could not be committed", ex);
			result.completeExceptionally(storageFailed());
		}
	}

	private void commitPosts(List<Waiting> batch, List<RoomEventListener> listeners) {
		List<LogStore.Outcome> outcomes;
		try {
			outcomes = this.store
				.append(batch.stream().flatMap((waiting) -> Stream.ofNullable(waiting.post())).toList());
		}
		catch (RuntimeException | Error ex) {
			FatalErrors.check(ex);
			if (batch.size() > 1) {
				// One of them may be what the database does not take.
				batch.forEach((waiting) -> commitPosts(List.of(waiting), listeners));
				return;
			}
			failed(ex);
			batch.get(0).result().completeExceptionally(storageFailed());
			return;
		}
		this.failing = false;
		tell(listeners, outcomes.stream().flatMap((outcome) -> outcome.committed().stream()).toList());
		for (int i = 0; i < batch.size(); i++) {
			outcomes.get(i).complete(batch.get(i).result());
		}
	}

	private void failed(Throwable failure) {
		this.turns.next();
		if (!this.failing) {
			this.failing = true;
			logger.error("Posts cannot be committed", failure);
		}
	}

	private void tell(List<RoomEventListener> listeners, List<Committed> committed) {
		if (committed.isEmpty()) {
			return;
		}
		committed.forEach(this.heads::moveOn);
		List<RoomEvent> events = committed.stream().map(Committed::event).toList();
		for (RoomEventListener listener : listeners) {
			try {
				listener.committed(events);
			}
			catch (RuntimeException | Error ex) {
				FatalErrors.check(ex);
				logger.error("A listener failed; what was committed stays committed", ex);
			}
		}
	}

	@Override
	public void start() {
		List<RoomEventListener> heard = this.listeners.orderedStream().toList();
		this.turns.next();
		this.running = true;
		Thread started = new Thread(() -> run(heard), THREAD);
		started.start();
		this.thread = started;
	}

	/** Ends after what waits has been committed. */
	@Override
	public void stop() {
		this.running = false;
		Thread started = this.thread;
		if (started != null) {
			try {
				started.join(TimeUnit.SECONDS.toMillis(10));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
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

	/** Before the server takes requests, and until it has ended them. */
	@Override
	public int getPhase() {
		return 0;
	}

	/**
	 * Something to be committed.
	 *
	 * @param post null where it is something else
	 * @param change null where it is a post
	 * @param taken whether a change is being done, or nobody waits for it any more
	 */
	private record Waiting(@Nullable Post post, @Nullable Supplier<List<Committed>> change,
			CompletableFuture<Long> result, AtomicBoolean taken) {
	}

}
