package chat.maru.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import chat.maru.cluster.Bus;
import chat.maru.cluster.BusListener;
import chat.maru.health.FatalErrors;
import chat.maru.health.LoopThreads;
import chat.maru.health.Turns;
import chat.maru.health.WatchedLoop;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads what other nodes committed, and tells the listeners of this node. The bus says
 * which logs to read. Whatever the bus loses is found because the heads of all logs of
 * interest are asked for twice a second. The same rule finds entries of this node whose
 * commit seemed to fail.
 * <p>
 * Does nothing with an engine that only one node uses.
 */
@Component
class ForeignEntries implements BusListener, SmartLifecycle, WatchedLoop {

	private static final String THREAD = "foreign-entries";

	private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

	private static final Duration EPOCH_INTERVAL = Duration.ofSeconds(2);

	/** The maximum number of logs whose heads are asked for at once. */
	private static final int MAX_POLLED = 10_000;

	/** The maximum number of logs that are read at once. */
	private static final int MAX_READ = 64;

	private static final Log logger = LogFactory.getLog(ForeignEntries.class);

	private final Bus bus;

	private final LogOrder order;

	private final LogTails tails;

	private final Heads heads;

	private final Followers followers;

	private final CommitListeners listeners;

	private final EpochWatch epoch;

	private final Turns turns = new Turns();

	/** How many logs of the present round were polled. Used by the thread only. */
	private int polled;

	private boolean failing;

	/** Whether the database is asked something, which has timeouts of its own. */
	private volatile boolean asking;

	private volatile boolean running;

	private volatile @Nullable Thread thread;

	ForeignEntries(Bus bus, LogOrder order, LogTails tails, Heads heads, Followers followers, CommitListeners listeners,
			EpochWatch epoch) {
		this.bus = bus;
		this.order = order;
		this.tails = tails;
		this.heads = heads;
		this.followers = followers;
		this.listeners = listeners;
		this.epoch = epoch;
	}

	@Override
	public void heard(String log, long seq) {
		this.followers.heard(log, seq);
		if (!this.order.heard(log, seq)) {
			this.heads.forget(log, seq);
		}
	}

	private void run() {
		long nextPoll = System.nanoTime();
		long nextCheck = nextPoll + EPOCH_INTERVAL.toNanos();
		while (this.running) {
			this.turns.next();
			try {
				if (nextPoll - System.nanoTime() <= 0) {
					this.asking = true;
					if (nextCheck - System.nanoTime() <= 0) {
						this.epoch.check();
						nextCheck = System.nanoTime() + EPOCH_INTERVAL.toNanos();
					}
					poll();
					nextPoll = System.nanoTime() + POLL_INTERVAL.toNanos();
				}
				this.asking = false;
				Duration untilPoll = Duration.ofNanos(Math.max(0, nextPoll - System.nanoTime()));
				Map<String, Long> places = this.order.take(MAX_READ, untilPoll);
				this.asking = true;
				tell(places);
				succeeded();
			}
			catch (InterruptedException ex) {
				// stop() sets the flag that ends the loop.
			}
			catch (RuntimeException | Error ex) {
				FatalErrors.check(ex);
				nextPoll = failed(ex);
			}
			finally {
				this.turns.next();
				this.asking = false;
			}
		}
	}

	/**
	 * Asks for the heads of the logs of interest, or of some of them if there are many.
	 */
	void poll() {
		List<String> logs = new ArrayList<>(this.order.logs());
		if (this.polled >= logs.size()) {
			this.polled = 0;
		}
		List<String> some = logs.subList(this.polled, Math.min(logs.size(), this.polled + MAX_POLLED));
		if (!some.isEmpty()) {
			this.tails.heads(some).forEach(this.order::heard);
		}
		this.polled += some.size();
	}

	/**
	 * Reads the next entries of logs and tells the listeners.
	 * @param places the seqs of the last entries that were told, by the log's id
	 */
	void tell(Map<String, Long> places) {
		if (places.isEmpty()) {
			return;
		}
		Map<String, Long> told = new HashMap<>(places);
		boolean failed = true;
		try {
			List<Entry> entries = this.tails.after(places);
			this.listeners.tell(entries.stream().map((entry) -> new Committed(null, entry)).toList());
			entries.forEach((entry) -> told.put(entry.log(), entry.seq()));
			failed = false;
		}
		finally {
			for (Map.Entry<String, Long> log : told.entrySet()) {
				boolean full = log.getValue() - places.getOrDefault(log.getKey(), 0L) >= LogTails.PAGE;
				this.order.read(log.getKey(), log.getValue(), full || failed);
			}
		}
	}

	private void succeeded() {
		if (this.failing) {
			this.failing = false;
			logger.info("The logs can be read again");
		}
	}

	/** Waits until the next poll is due, and returns when that is. */
	private long failed(Throwable failure) {
		if (!this.failing) {
			this.failing = true;
			logger.error("The entries of other nodes cannot be read. Trying again until they can", failure);
		}
		try {
			TimeUnit.MILLISECONDS.sleep(POLL_INTERVAL.toMillis());
		}
		catch (InterruptedException ex) {
			// stop() sets the flag that ends the loop.
		}
		return System.nanoTime();
	}

	@Override
	public void start() {
		this.running = true;
		this.turns.next();
		if (this.order.isShared()) {
			Thread started = new Thread(this::run, THREAD);
			started.setDaemon(true);
			started.start();
			this.thread = started;
			this.bus.listen(this);
		}
	}

	/** Stops the thread and waits for it, up to 10 seconds. */
	@Override
	public void stop() {
		this.running = false;
		LoopThreads.interrupt(this.thread, Duration.ofSeconds(10));
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Starts after the writer and stops before it. */
	@Override
	public int getPhase() {
		return 1;
	}

	@Override
	public String threads() {
		return THREAD;
	}

	/**
	 * Waiting for the database does not count: a restart of the server would not help.
	 */
	@Override
	public Duration sinceLastTurn() {
		return (this.running && this.thread != null && !this.asking) ? this.turns.sinceLast() : Duration.ZERO;
	}

}
