package chat.maru.sockjs;

import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/** The task that waits until a session keeps no message. */
final class Drain {

	private final AtomicReference<@Nullable Runnable> waiting = new AtomicReference<>();

	/**
	 * Run a task once, as soon as nothing is kept.
	 * @param kept the messages that the session keeps
	 */
	void await(Runnable task, Queue<String> kept) {
		this.waiting.set(task);
		check(kept);
	}

	/** Run the task that waits, if nothing is kept any more. */
	void check(Queue<String> kept) {
		if (kept.isEmpty()) {
			Runnable task = this.waiting.getAndSet(null);
			if (task != null) {
				task.run();
			}
		}
	}

}
