package chat.maru.storage;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import chat.maru.health.FatalErrors;
import chat.maru.health.Turns;
import chat.maru.health.WatchedLoop;
import com.zaxxer.hikari.HikariDataSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Checks the database once a second, on a thread of its own, so that a disk or a server
 * that does not answer blocks nothing else. The health endpoint reports the last result.
 */
class StorageWatch implements SmartLifecycle, WatchedLoop {

	private static final String THREAD = "storage-watch";

	private static final Log logger = LogFactory.getLog(StorageWatch.class);

	private final Database database;

	private final HikariDataSource writer;

	private final Turns turns = new Turns();

	private volatile @Nullable ScheduledExecutorService thread;

	StorageWatch(Database database, HikariDataSource writer) {
		this.database = database;
		this.writer = writer;
	}

	private void check() {
		this.turns.next();
		try {
			this.database.check();
		}
		catch (SQLException ex) {
			logger.debug("The database does not answer", ex);
		}
		catch (RuntimeException | Error ex) {
			// A timer does not come again after an exception.
			FatalErrors.check(ex);
			logger.error("The database could not be checked", ex);
		}
	}

	@Override
	public void start() {
		this.database.opened(this.writer);
		ScheduledExecutorService started = Executors
			.newSingleThreadScheduledExecutor((task) -> new Thread(task, THREAD));
		started.scheduleWithFixedDelay(this::check, 1, 1, TimeUnit.SECONDS);
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
