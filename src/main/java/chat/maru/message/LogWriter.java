package chat.maru.message;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import chat.maru.message.PostRefused.Reason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The one writer of the log. It commits together whatever came while the commit before
 * was on its way to the disk, so the disk is asked once for many posts, and a single post
 * waits for nobody.
 */
@Component
class LogWriter implements SmartLifecycle {

	/** Posts that may wait. Whoever comes when it is full is told to come again. */
	private static final int LONGEST_QUEUE = 16_384;

	/** Posts in one commit, so that no commit holds the others up for long. */
	private static final int LARGEST_COMMIT = 512;

	private static final Log logger = LogFactory.getLog(LogWriter.class);

	private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);

	private final LogStore store;

	private final ObjectProvider<RoomEventListener> listeners;

	private volatile @Nullable Thread thread;

	private volatile boolean running;

	LogWriter(LogStore store, ObjectProvider<RoomEventListener> listeners) {
		this.store = store;
		this.listeners = listeners;
	}

	/** Hand over a post; see {@link RoomLog#post}. */
	CompletableFuture<Long> submit(Post post) {
		Waiting waiting = new Waiting(post, new CompletableFuture<>());
		if (!this.running || !this.queue.offer(waiting)) {
			throw new PostRefused(Reason.BUSY, "The server has too much to write; send it again.");
		}
		return waiting.result();
	}

	private void run() {
		List<RoomEventListener> listeners = this.listeners.orderedStream().toList();
		List<Waiting> batch = new ArrayList<>(LARGEST_COMMIT);
		while (this.running || !this.queue.isEmpty()) {
			try {
				Waiting first = this.queue.poll(100, TimeUnit.MILLISECONDS);
				if (first != null) {
					batch.add(first);
					this.queue.drainTo(batch, LARGEST_COMMIT - 1);
					commit(batch, listeners);
				}
			}
			catch (InterruptedException ex) {
				// The lifecycle ends this thread by its flag, after the queue is empty.
			}
			finally {
				batch.clear();
			}
		}
	}

	private void commit(List<Waiting> batch, List<RoomEventListener> listeners) {
		List<LogStore.Outcome> outcomes;
		try {
			outcomes = this.store.append(batch.stream().map(Waiting::post).toList());
		}
		catch (RuntimeException ex) {
			if (batch.size() > 1) {
				// One of them may be what the database does not take.
				batch.forEach((waiting) -> commit(List.of(waiting), listeners));
				return;
			}
			logger.error("A post could not be committed", ex);
			batch.get(0)
				.result()
				.completeExceptionally(new PostRefused(Reason.STORAGE_FAILED, "The message could not be stored."));
			return;
		}
		tell(listeners, outcomes.stream().flatMap((outcome) -> outcome.event().stream()).toList());
		for (int i = 0; i < batch.size(); i++) {
			outcomes.get(i).complete(batch.get(i).result());
		}
	}

	private void tell(List<RoomEventListener> listeners, List<RoomEvent> events) {
		if (events.isEmpty()) {
			return;
		}
		for (RoomEventListener listener : listeners) {
			try {
				listener.committed(events);
			}
			catch (RuntimeException ex) {
				logger.error("A listener failed; what was committed stays committed", ex);
			}
		}
	}

	@Override
	public void start() {
		this.running = true;
		Thread started = new Thread(this::run, "log-writer");
		started.start();
		this.thread = started;
	}

	/** Ends after what waits has been committed. */
	@Override
	public void stop() {
		this.running = false;
		Thread started = this.thread;
		if (started != null) {
			try {
				started.join(TimeUnit.SECONDS.toMillis(10));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Before the server takes requests, and until it has ended them. */
	@Override
	public int getPhase() {
		return 0;
	}

	private record Waiting(Post post, CompletableFuture<Long> result) {
	}

}
