package chat.maru.sockjs;

import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/** A task that waits until a session has sent all its messages. */
final class Drain {

	private final AtomicReference<@Nullable Runnable> waiting = new AtomicReference<>();

	/**
	 * Runs a task once, as soon as no message is cached.
	 * @param cache the messages that the session has not sent yet
	 */
	void await(Runnable task, Queue<String> cache) {
		this.waiting.set(task);
		check(cache);
	}

	/** Runs the waiting task if no message is cached any more. */
	void check(Queue<String> cache) {
		if (cache.isEmpty()) {
			Runnable task = this.waiting.getAndSet(null);
			if (task != null) {
				task.run();
			}
		}
	}

}
