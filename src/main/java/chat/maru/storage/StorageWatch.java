package chat.maru.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import chat.maru.health.FatalErrors;
import chat.maru.health.Turns;
import chat.maru.health.WatchedLoop;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Checks the data folder once a second, on a thread of its own, so that a disk that does
 * not answer blocks nothing else. The health endpoint reports the last result.
 */
class StorageWatch implements SmartLifecycle, WatchedLoop {

	private static final String THREAD = "storage-watch";

	/** Below this much free space the disk counts as full, in bytes. */
	static final long MIN_FREE = 10L << 20;

	/** How long a text that was removed may stay in the write-ahead log. */
	private static final Duration BETWEEN_CLEARINGS = Duration.ofMinutes(1);

	private static final Log logger = LogFactory.getLog(StorageWatch.class);

	private final DataFolder folder;

	private final OpenFiles files;

	private final WriteAheadLog writeAheadLog;

	private final Turns turns = new Turns();

	private long cleared = System.nanoTime();

	private volatile boolean full;

	private volatile @Nullable ScheduledExecutorService thread;

	StorageWatch(DataFolder folder, OpenFiles files, WriteAheadLog writeAheadLog) {
		this.folder = folder;
		this.files = files;
		this.writeAheadLog = writeAheadLog;
	}

	private void lookAndGoOn() {
		this.turns.next();
		try {
			look();
			if (System.nanoTime() - this.cleared > BETWEEN_CLEARINGS.toNanos() && clear()) {
				this.cleared = System.nanoTime();
			}
		}
		catch (RuntimeException | Error ex) {
			// A timer does not come again after an exception.
			FatalErrors.check(ex);
			logger.error("The data folder could not be looked at", ex);
		}
	}

	void look() {
		if (this.files.look() != null) {
			return;
		}
		try {
			noteFree(Files.getFileStore(this.folder.path()).getUsableSpace());
		}
		catch (IOException ex) {
			logger.debug("The disk does not say how much space it has", ex);
		}
	}

	private void noteFree(long bytes) {
		boolean now = bytes < MIN_FREE;
		if (now && !this.full) {
			logger.error("The disk of the data folder " + this.folder.path() + " is full: " + (bytes >> 10)
					+ " KiB are left");
		}
		else if (!now && this.full) {
			logger.info("The disk of the data folder " + this.folder.path() + " has space again");
		}
		this.full = now;
	}

	private boolean clear() {
		try {
			return this.files.lost() != null || this.writeAheadLog.clear();
		}
		catch (IOException | SQLException ex) {
			logger.debug("The write-ahead log could not be cleared", ex);
			return false;
		}
	}

	/** Whether the disk counted as full at the last check. */
	boolean isFull() {
		return this.full;
	}

	@Override
	public void start() {
		this.files.noteOpened(this.folder.database(), this.folder.writeAheadLog());
		look();
		ScheduledExecutorService started = Executors
			.newSingleThreadScheduledExecutor((task) -> new Thread(task, THREAD));
		started.scheduleWithFixedDelay(this::lookAndGoOn, 1, 1, TimeUnit.SECONDS);
		this.thread = started;
	}

	@Override
	public void stop() {
		ScheduledExecutorService started = this.thread;
		if (started != null) {
			this.thread = null;
			started.shutdown();
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

	/** Before anything is stored. */
	@Override
	public int getPhase() {
		return -1;
	}

	@Override
	public String threads() {
		return THREAD;
	}

	@Override
	public Duration sinceLastTurn() {
		return isRunning() ? this.turns.sinceLast() : Duration.ZERO;
	}

}
