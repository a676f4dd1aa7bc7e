package chat.maru.search;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import chat.maru.health.FatalErrors;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Erases the terms of deleted messages from the index within a minute. If that takes
 * long, because the index is large, it waits longer before it does so again, and takes a
 * tenth of a processor at most.
 */
@Component
class SearchErasure implements SmartLifecycle {

	private static final Duration INTERVAL = Duration.ofSeconds(20);

	private static final int PAUSE_FACTOR = 9;

	private static final Log logger = LogFactory.getLog(SearchErasure.class);

	private final SearchIndex index;

	private volatile @Nullable ScheduledExecutorService thread;

	SearchErasure(SearchIndex index) {
		this.index = index;
	}

	private void erase(ScheduledExecutorService on) {
		long from = System.nanoTime();
		try {
			this.index.erase();
		}
		catch (RuntimeException | Error ex) {
			FatalErrors.check(ex);
			logger.warn("The terms of deleted messages could not be erased; it is tried again: " + ex.getMessage());
		}
		long pause = PAUSE_FACTOR * (System.nanoTime() - from);
		if (!on.isShutdown()) {
			on.schedule(() -> erase(on), Math.max(INTERVAL.toNanos(), pause), TimeUnit.NANOSECONDS);
		}
	}

	@Override
	public void start() {
		ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread created = new Thread(task, "search-erasure");
			created.setDaemon(true);
			return created;
		});
		started.schedule(() -> erase(started), INTERVAL.toNanos(), TimeUnit.NANOSECONDS);
		this.thread = started;
	}

	@Override
	public void stop() {
		ScheduledExecutorService started = this.thread;
		if (started != null) {
			this.thread = null;
			started.shutdownNow();
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

}
