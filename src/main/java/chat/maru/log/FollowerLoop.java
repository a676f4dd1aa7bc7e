package chat.maru.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import chat.maru.health.FatalErrors;
import chat.maru.health.LoopThreads;
import chat.maru.log.Backlog.Lag;
import chat.maru.log.FollowerChange.Restart;
import chat.maru.log.FollowerChange.Step;
import chat.maru.log.Leases.Fence;
import chat.maru.log.Leases.LeaseLost;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/** Runs a follower on a thread of its own. */
final class FollowerLoop {

	/** The maximum number of entries in one step, so that no commit takes long. */
	static final int BATCH = 512;

	/**
	 * After a step, a follower with a backlog pauses for this many times the step's
	 * duration.
	 */
	private static final int PAUSE_FACTOR = 4;

	/** The leases of followers, before their names. */
	private static final String LEASE = "follower.";

	/**
	 * How often all logs are searched for entries that other nodes committed and that
	 * were not heard of.
	 */
	private static final Duration SEARCH_INTERVAL = Duration.ofMinutes(1);

	private static final Log logger = LogFactory.getLog(FollowerLoop.class);

	private final Follower follower;

	private final FollowerPlaces places;

	private final LogWriter writer;

	private final Pace pace;

	private final Leases leases;

	private final Backlog backlog = new Backlog();

	/** The lease of this node; null if there is only one node or another one has it. */
	private volatile @Nullable Fence fence;

	/** When the lease was taken or renewed. Used by the follower's thread only. */
	private long heldSince;

	/** When all logs were last searched. Used by the follower's thread only. */
	private long searched;

	/** The version of the result that is stored; null if that is not known. */
	private @Nullable Integer stored;

	/** How many attempts in a row have failed. Used by the follower's thread only. */
	private int failures;

	/** When the first of them failed; null if the last attempt succeeded. */
	private volatile @Nullable Long failingSince;

	private volatile boolean running;

	private volatile @Nullable Thread thread;

	FollowerLoop(Follower follower, FollowerPlaces places, LogWriter writer, Pace pace, Leases leases) {
		this.follower = follower;
		this.places = places;
		this.writer = writer;
		this.pace = pace;
		this.leases = leases;
	}

	String name() {
		return this.follower.name();
	}

	/** Adds committed entries to the backlog, except those of ignored logs. */
	void heard(List<Committed> committed) {
		String ignored = this.follower.ignoredLogs();
		List<Committed> followed = (ignored == null) ? committed
				: committed.stream().filter((one) -> !one.entry().log().startsWith(ignored)).toList();
		if (!followed.isEmpty()) {
			this.backlog.heard(followed);
		}
	}

	/** Adds an entry to the backlog, unless its log is ignored. */
	void heard(String log, long seq) {
		String ignored = this.follower.ignoredLogs();
		if (ignored == null || !log.startsWith(ignored)) {
			this.backlog.heard(log, seq);
		}
	}

	Lag lag() {
		Long failing = this.failingSince;
		return this.backlog.lag((failing != null) ? Duration.ofNanos(System.nanoTime() - failing) : Duration.ZERO);
	}

	/** Returns whether another node runs the follower, as far as is known. */
	boolean isStandby() {
		return this.leases.isShared() && this.fence == null && this.failingSince == null;
	}

	private void run() {
		while (this.running) {
			try {
				Thread.sleep(attempt().toMillis());
			}
			catch (InterruptedException ex) {
				// stop() sets the flag that ends the loop.
			}
		}
	}

	/** Waits for entries and makes a step. Returns how long to pause after it. */
	private Duration attempt() throws InterruptedException {
		try {
			if (!this.leases.isShared()) {
				this.backlog.await(Duration.ZERO);
				return turn();
			}
			if (!hold()) {
				succeeded();
				return this.leases.interval();
			}
			this.backlog.await(this.leases.interval());
			return hold() ? turn() : Duration.ZERO;
		}
		catch (LeaseLost ex) {
			this.fence = null;
			return this.leases.interval();
		}
		catch (RuntimeException | Error ex) {
			FatalErrors.check(ex);
			return failed(ex);
		}
	}

	/** Takes or renews the lease when it is time. Returns whether this node has it. */
	private boolean hold() {
		long now = System.nanoTime();
		Fence before = this.fence;
		if (before != null && now - this.heldSince < this.leases.interval().toNanos()) {
			return true;
		}
		Fence after = this.leases.take(LEASE + name()).orElse(null);
		this.heldSince = now;
		if (after != null && !after.equals(before)) {
			this.backlog.restart();
			this.stored = null;
			this.searched = now;
		}
		else if (now - this.searched > SEARCH_INTERVAL.toNanos()) {
			this.backlog.searchAgain();
			this.searched = now;
		}
		this.fence = after;
		return after != null;
	}

	/** Makes a step and returns how long to pause after it. */
	private Duration turn() {
		long from = System.nanoTime();
		boolean more = step();
		succeeded();
		return more ? this.pace.between(Duration.ofNanos(System.nanoTime() - from)) : this.pace.caughtUp();
	}

	/** Makes a step and returns whether there is more to follow. */
	private boolean step() {
		begin();
		search();
		long readAt = System.nanoTime();
		Map<String, Long> logs = this.backlog.next(BATCH);
		Map<String, List<Entry>> next = this.places.next(name(), logs.keySet(), BATCH);
		List<Entry> entries = next.values().stream().flatMap(List::stream).toList();
		if (!entries.isEmpty()) {
			this.writer.commit(Step.of(this.follower, this.follower.follow(entries), entries, this.fence));
		}
		next.forEach((log, read) -> {
			long head = logs.getOrDefault(log, 0L);
			long place = read.isEmpty() ? head : read.get(read.size() - 1).seq();
			this.backlog.followed(log, place, head, readAt);
		});
		return entries.size() == BATCH;
	}

	/**
	 * Starts again from the first entries if another version made the result, or if the
	 * result was lost, which changes the version as well.
	 */
	private void begin() {
		int version = this.follower.version();
		if (this.stored == null || this.stored != version) {
			if (this.places.version(name()).filter((last) -> last == version).isEmpty()) {
				this.writer.commit(new Restart(this.follower, this.fence));
				this.backlog.restart();
			}
			this.stored = version;
		}
	}

	private void search() {
		if (this.backlog.needsSearch()) {
			try {
				this.backlog.found(this.places.behind(this.follower, Backlog.MAX_LOGS));
			}
			catch (RuntimeException | Error ex) {
				this.backlog.searchFailed();
				throw ex;
			}
		}
	}

	private void succeeded() {
		if (this.failures > 0) {
			this.failures = 0;
			this.failingSince = null;
			logger.info("The follower " + name() + " works again");
		}
	}

	private Duration failed(Throwable failure) {
		this.failures++;
		if (this.failures == 1 && this.running) {
			this.failingSince = System.nanoTime();
			logger.error("The follower " + name() + " failed. It tries again until it succeeds", failure);
		}
		return this.pace.afterFailures(this.failures);
	}

	void start() {
		this.running = true;
		Thread started = new Thread(this::run, "follower-" + name());
		started.setDaemon(true);
		started.start();
		this.thread = started;
	}

	/**
	 * Stops the thread and waits for it, up to 10 seconds. A step that was handed to the
	 * writer is committed as a whole or not at all.
	 */
	void stop() {
		this.running = false;
		LoopThreads.interrupt(this.thread, Duration.ofSeconds(10));
		release();
	}

	private void release() {
		if (this.fence != null) {
			this.fence = null;
			try {
				this.leases.release(LEASE + name());
			}
			catch (RuntimeException ex) {
				logger.debug("The lease ends by itself in some seconds", ex);
			}
		}
	}

	/**
	 * How long a follower pauses.
	 *
	 * @param caughtUp the pause after a step if nothing is left to follow. Entries that
	 * are committed meanwhile share the next step, and so a sync of the disk
	 * @param shortest the minimum pause after a step if there is more to follow
	 * @param longest the maximum pause after a step if there is more to follow
	 * @param firstRetry the pause after the first failure; it doubles with each further
	 * one
	 * @param lastRetry the maximum pause after a failure
	 */
	record Pace(Duration caughtUp, Duration shortest, Duration longest, Duration firstRetry, Duration lastRetry) {

		private static final int MAX_DOUBLINGS = 16;

		static final Pace DEFAULT = new Pace(Duration.ofMillis(250), Duration.ofMillis(20), Duration.ofSeconds(1),
				Duration.ofSeconds(1), Duration.ofMinutes(1));

		/**
		 * Returns a pause in proportion to the duration of the step, so that a long
		 * backlog does not slow down other changes.
		 */
		Duration between(Duration step) {
			Duration rest = step.multipliedBy(PAUSE_FACTOR);
			return (rest.compareTo(this.shortest) < 0) ? this.shortest
					: (rest.compareTo(this.longest) > 0) ? this.longest : rest;
		}

		Duration afterFailures(int failures) {
			Duration retry = this.firstRetry.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
			return (retry.compareTo(this.lastRetry) > 0) ? this.lastRetry : retry;
		}

	}

}
