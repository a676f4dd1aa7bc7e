package chat.maru.fanout;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

import chat.maru.cluster.Currency;
import chat.maru.health.FatalErrors;
import chat.maru.health.Turns;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * One thread and the sessions assigned to it. Everything that concerns a session runs on
 * its stripe, so sessions need no locks and their frames keep their order.
 */
final class Stripe implements Executor, AutoCloseable {

	private static final Log logger = LogFactory.getLog(Stripe.class);

	private final int index;

	private final ExecutorService executor;

	private volatile @Nullable Thread thread;

	private final Set<Session> sessions = new HashSet<>();

	private final Turns turns = new Turns();

	private final Currency currency;

	/** Whether something was not sent because this node was not current. */
	private boolean held;

	/** A stripe of a node that is always current. */
	Stripe(int index) {
		this(index, new Currency());
	}

	Stripe(int index, Currency currency) {
		this.index = index;
		this.currency = currency;
		this.executor = Executors.newSingleThreadExecutor(this::thread);
	}

	private Thread thread(Runnable task) {
		Thread created = new Thread(task, "fanout-" + this.index);
		this.thread = created;
		return created;
	}

	int index() {
		return this.index;
	}

	/** Whether the caller runs on this stripe. */
	boolean isCurrent() {
		return Thread.currentThread() == this.thread;
	}

	/**
	 * Runs a task on this stripe's thread, after the tasks that were submitted before it.
	 */
	@Override
	public void execute(Runnable task) {
		try {
			this.executor.execute(() -> guarded(task));
		}
		catch (RejectedExecutionException ex) {
			// The server is stopping, and with it the session that the task is for.
			logger.debug("A task was submitted after the stripe was closed", ex);
		}
	}

	private static void guarded(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException | Error ex) {
			FatalErrors.check(ex);
			logger.error("A task of the fan-out failed", ex);
		}
	}

	/** Must be called on the stripe. */
	void add(Session session) {
		this.sessions.add(session);
	}

	/** Must be called on the stripe. */
	void remove(Session session) {
		this.sessions.remove(session);
	}

	/**
	 * Whether events may be sent: a node that does not hear the others could send them to
	 * an account whose access has ended. If not, {@link Session#goOn} is called later.
	 * Must be called on the stripe.
	 */
	boolean maySend() {
		if (this.currency.isCurrent()) {
			return true;
		}
		this.held = true;
		return false;
	}

	/** Whether the clients of this node should go to another one. */
	boolean isCutOff() {
		return this.currency.isCutOff();
	}

	/** Sends what was held back. Can be called from any thread. */
	void goOn() {
		execute(() -> {
			if (this.held) {
				this.held = false;
				Set.copyOf(this.sessions).forEach(Session::goOn);
			}
		});
	}

	/** Ends the sessions of clients that are too slow. Can be called from any thread. */
	void tick() {
		execute(() -> {
			this.turns.next();
			long now = System.nanoTime();
			Set.copyOf(this.sessions).forEach((session) -> session.closeIfStuck(now));
		});
	}

	/** How long ago this stripe last did the work of {@link #tick}. */
	Duration sinceLastTick() {
		return this.turns.sinceLast();
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

	/** A session that is watched for timeouts. */
	interface Session {

		/**
		 * Ends the session if its client exceeds a time limit. Called on the stripe.
		 * @param now {@link System#nanoTime}
		 */
		void closeIfStuck(long now);

		/**
		 * Sends what was held back while this node was not current. Called on the stripe.
		 */
		default void goOn() {
		}

	}

}
