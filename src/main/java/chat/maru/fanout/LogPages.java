package chat.maru.fanout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import chat.maru.health.FatalErrors;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Reads pages of the log for subscribers that are behind. After a restart thousands ask
 * for the same page at once; it is read once for all of them.
 */
@Component
class LogPages implements AutoCloseable {

	static final int PAGE_EVENTS = 100;

	/**
	 * Fewer than the pool's connections for reading, so that requests for history always
	 * get one.
	 */
	private static final int THREADS = 2;

	private static final int CACHED_BYTES = 16 << 20;

	private static final Duration CACHED_FOR = Duration.ofMinutes(1);

	private static final Log logger = LogFactory.getLog(LogPages.class);

	private final ExecutorService threads = Executors.newFixedThreadPool(THREADS,
			(task) -> new Thread(task, "catch-up"));

	private final AsyncCache<Place, LogPage> pages = Caffeine.newBuilder()
		.executor(Runnable::run)
		.maximumWeight(CACHED_BYTES)
		.weigher((Place place, LogPage page) -> page.size())
		.expireAfterWrite(CACHED_FOR)
		.buildAsync();

	/**
	 * Reads the page with the event after a seq.
	 * @param head a later seq that has been committed
	 * @param read called from any thread with a page that contains that event, or with
	 * null if the log could not be read
	 */
	void load(ReadableLog log, long after, long head, Consumer<@Nullable LogPage> read) {
		long from = after - after % PAGE_EVENTS;
		try {
			this.pages
				.get(new Place(log.id(), from, Math.min(head, from + PAGE_EVENTS)),
						(place, executor) -> load(place, log))
				.whenComplete((page, failure) -> read.accept(page));
		}
		catch (RejectedExecutionException ex) {
			logger.debug("A page was asked for while the server was stopping", ex);
			read.accept(null);
		}
	}

	/**
	 * Discards the pages of a room. A page that is being read is not cached; its waiting
	 * subscribers get the log as it was when they asked.
	 */
	void forget(String room) {
		this.pages.asMap().keySet().removeIf((place) -> place.room().equals(room));
	}

	/** Discards the pages of all rooms. */
	void forgetAll() {
		this.pages.synchronous().invalidateAll();
	}

	private CompletableFuture<LogPage> load(Place place, ReadableLog log) {
		return CompletableFuture.supplyAsync(() -> read(place, log), this.threads);
	}

	private static LogPage read(Place place, ReadableLog log) {
		try {
			List<EncodedEvent> events = log.after(place.after(), (int) (place.last() - place.after()));
			// The oldest entries of a log can be gone by now.
			return new LogPage(events.isEmpty() ? place.after() : events.get(0).seq() - 1, events);
		}
		catch (RuntimeException | Error ex) {
			FatalErrors.check(ex);
			logger.error("The log could not be read", ex);
			throw ex;
		}
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

	/** A range of a log. Its events are all committed when it is asked for. */
	private record Place(String room, long after, long last) {
	}

}
