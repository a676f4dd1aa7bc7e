package chat.maru.support;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/** How long a test waits for something that must happen, and how often it looks. */
public final class Waiting {

	private static final long LONGEST = 20;

	private Waiting() {
	}

	public static ConditionFactory await() {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(LONGEST))
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(5));
	}

	public static <T extends @Nullable Object> T await(CompletableFuture<T> future) {
		try {
			return future.get(LONGEST, TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			throw new AssertionError("It did not come", ex);
		}
	}

	/**
	 * Until a thread that has begun waits for another one, or has not waited and is done.
	 */
	public static void awaitWaitingOrDone(Thread thread) {
		while (thread.getState() == Thread.State.NEW || thread.getState() == Thread.State.RUNNABLE
				|| thread.getState() == Thread.State.TIMED_WAITING) {
			Thread.onSpinWait();
		}
	}

}
