package chat.maru.fanout;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

import chat.maru.health.FatalErrors;
import chat.maru.health.Turns;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * One thread and the sessions that are its own. All that is done to a session is done
 * here, so it needs no locks and its frames keep their order.
 */
final class Stripe implements Executor, AutoCloseable {

	private static final Log logger = LogFactory.getLog(Stripe.class);

	private final int index;

	private final ExecutorService executor;

	private volatile @Nullable Thread thread;

	private final Set<Session> sessions = new HashSet<>();

	private final Turns turns = new Turns();

	Stripe(int index) {
		this.index = index;
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

	/** Run a task on this stripe's thread, after those that came before it. */
	@Override
	public void execute(Runnable task) {
		try {
			this.executor.execute(() -> guarded(task));
		}
		catch (RejectedExecutionException ex) {
			// The server is going down, and with it whatever this was about.
			logger.debug("Came after the stripe was closed", ex);
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

	/** On the stripe only. */
	void add(Session session) {
		this.sessions.add(session);
	}

	/** On the stripe only. */
	void remove(Session session) {
		this.sessions.remove(session);
	}

	/** From any thread: give up readers that take nothing. */
	void tick() {
		execute(() -> {
			this.turns.next();
			long now = System.nanoTime();
			Set.copyOf(this.sessions).forEach((session) -> session.closeIfStuck(now));
		});
	}

	/** How long ago it last did what {@link #tick} asks for. */
	Duration sinceLastTick() {
		return this.turns.sinceLast();
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

	/** A session whose time is watched. */
	interface Session {

		/**
		 * On the stripe: end the session if its client is late with something.
		 * @param now {@link System#nanoTime}
		 */
		void closeIfStuck(long now);

	}

}
