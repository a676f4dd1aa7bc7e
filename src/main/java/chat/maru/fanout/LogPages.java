package chat.maru.fanout;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import chat.maru.message.RoomLog;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** Reads pages of the log for those who are behind. */
@Component
class LogPages implements AutoCloseable {

	private static final int PAGE = 100;

	/** Fewer than the pool has readers, so that history pages are never shut out. */
	private static final int THREADS = 2;

	private static final Log logger = LogFactory.getLog(LogPages.class);

	private final ExecutorService threads = Executors.newFixedThreadPool(THREADS,
			(task) -> new Thread(task, "catch-up"));

	private final RoomLog log;

	private final JsonMapper json;

	LogPages(RoomLog log, JsonMapper json) {
		this.log = log;
		this.json = json;
	}

	/**
	 * Read what comes after a seq.
	 * @param read called with the events in seq order, from another thread; with null
	 * where the log could not be read
	 */
	void load(String room, long after, Consumer<@Nullable List<EncodedEvent>> read) {
		try {
			this.threads.execute(() -> read.accept(load(room, after)));
		}
		catch (RejectedExecutionException ex) {
			logger.debug("Came while the server was going down", ex);
			read.accept(null);
		}
	}

	private @Nullable List<EncodedEvent> load(String room, long after) {
		try {
			return this.log.events(room, after, PAGE)
				.events()
				.stream()
				.map((event) -> EncodedEvent.of(event, this.json))
				.toList();
		}
		catch (RuntimeException ex) {
			logger.error("The log could not be read", ex);
			return null;
		}
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

}
