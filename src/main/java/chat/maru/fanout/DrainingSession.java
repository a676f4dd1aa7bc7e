package chat.maru.fanout;

import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.WebSocketSession;

/**
 * A SockJS session over HTTP that tells when what it had to say has gone out. Between two
 * polls of the client it can only keep it.
 */
interface DrainingSession extends WebSocketSession {

	/** Call the task, once, as soon as nothing is kept: at once where nothing is. */
	void whenDrained(Runnable task);

	/** Cut the connection that the session is writing to, if it is. */
	void abort();

	/** The task that waits. */
	final class Drain {

		private final AtomicReference<@Nullable Runnable> waiting = new AtomicReference<>();

		void await(Runnable task, Queue<String> kept) {
			this.waiting.set(task);
			check(kept);
		}

		void check(Queue<String> kept) {
			if (kept.isEmpty()) {
				Runnable task = this.waiting.getAndSet(null);
				if (task != null) {
					task.run();
				}
			}
		}

	}

}
