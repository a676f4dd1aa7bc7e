package chat.maru.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import chat.maru.health.FatalErrors;
import chat.maru.health.LoopThreads;
import chat.maru.health.Turns;
import chat.maru.storage.DirectConnections;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Does something with the database at regular intervals, on a thread and a connection of
 * its own, so that it does not wait for a connection of the pools.
 */
final class DatabaseLoop {

	/** How long the database may take to answer, in ms. */
	private static final int ANSWER_TIMEOUT = 3_000;

	private static final Log logger = LogFactory.getLog(DatabaseLoop.class);

	private final String name;

	private final Duration interval;

	private final DirectConnections connections;

	private final Turn turn;

	private final Turns turns = new Turns();

	/** The first turn since the last start. */
	private volatile CountDownLatch first = new CountDownLatch(1);

	private @Nullable Connection connection;

	private boolean failing;

	private boolean woken;

	private volatile boolean running;

	private volatile @Nullable Thread thread;

	/**
	 * Creates a loop, which is not started yet.
	 * @param name the name of the thread
	 * @param interval between the beginnings of two turns
	 */
	DatabaseLoop(String name, Duration interval, DirectConnections connections, Turn turn) {
		this.name = name;
		this.interval = interval;
		this.connections = connections;
		this.turn = turn;
	}

	/** Start, and wait some seconds for the first turn. */
	void start() {
		this.turns.next();
		CountDownLatch first = new CountDownLatch(1);
		this.first = first;
		this.running = true;
		Thread started = new Thread(this::run, this.name);
		started.setDaemon(true);
		started.start();
		this.thread = started;
		try {
			first.await(5, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Begin the next turn now. */
	synchronized void wake() {
		this.woken = true;
		notifyAll();
	}

	private void run() {
		while (this.running) {
			this.turns.next();
			long begun = System.nanoTime();
			boolean more = turn();
			if (!more) {
				await(begun);
			}
		}
		end();
	}

	private boolean turn() {
		try {
			Connection open = this.connection;
			if (open == null) {
				open = this.connections.open();
				this.connection = open;
				open.setNetworkTimeout(Runnable::run, ANSWER_TIMEOUT);
				open.setAutoCommit(true);
			}
			boolean more = this.turn.take(open);
			if (this.failing) {
				this.failing = false;
				logger.info("The thread " + this.name + " can use the database again");
			}
			this.first.countDown();
			return more;
		}
		catch (SQLException | RuntimeException | Error ex) {
			FatalErrors.check(ex);
			failed(ex);
			return false;
		}
	}

	private void failed(Throwable failure) {
		if (!this.failing && this.running) {
			this.failing = true;
			logger.warn("The thread " + this.name + " cannot use the database: " + failure.getMessage());
		}
		end();
	}

	private void end() {
		Connection open = this.connection;
		this.connection = null;
		try {
			if (open != null) {
				open.abort(Runnable::run);
			}
		}
		catch (SQLException | RuntimeException ex) {
			logger.debug("A connection could not be closed", ex);
		}
	}

	private synchronized void await(long begun) {
		try {
			long deadline = begun + this.interval.toNanos();
			// A short pause in any case, so that failures do not follow at once.
			long left = Math.max(deadline - System.nanoTime(), this.failing ? this.interval.toNanos() / 2 : 0);
			long until = System.nanoTime() + left;
			while (!this.woken && this.running && left > 0) {
				TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
				left = until - System.nanoTime();
			}
		}
		catch (InterruptedException ex) {
			// stop() sets the flag that ends the loop.
		}
		this.woken = false;
	}

	/** Stop, and wait some seconds for the turn under way. */
	void stop() {
		this.running = false;
		wake();
		LoopThreads.join(this.thread, Duration.ofSeconds(5));
	}

	boolean isRunning() {
		return this.running;
	}

	Duration sinceLastTurn() {
		return this.running ? this.turns.sinceLast() : Duration.ZERO;
	}

	/** The work of each turn. */
	@FunctionalInterface
	interface Turn {

		/**
		 * Do it.
		 * @param connection commits each statement; its answers take some seconds at most
		 * @return whether the next turn should begin at once
		 */
		boolean take(Connection connection) throws SQLException;

	}

}
