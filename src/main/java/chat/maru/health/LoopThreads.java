package chat.maru.health;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** Waits for the threads of loops that are stopping. */
public final class LoopThreads {

	private LoopThreads() {
	}

	/**
	 * Waits until a thread has ended.
	 * @param thread null if the loop was not started
	 * @param longest the maximum time to wait
	 */
	public static void join(@Nullable Thread thread, Duration longest) {
		if (thread != null) {
			try {
				thread.join(longest.toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/** Interrupts a thread, and waits until it has ended. */
	public static void interrupt(@Nullable Thread thread, Duration longest) {
		if (thread != null) {
			thread.interrupt();
			join(thread, longest);
		}
	}

}
