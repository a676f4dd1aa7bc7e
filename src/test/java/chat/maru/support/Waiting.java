package chat.maru.support;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/** How long a test waits for a condition, and how often it checks. */
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

	/** Lets time pass, for what must not happen meanwhile. */
	public static void elapse(Duration time) {
		long end = System.nanoTime() + time.toNanos();
		for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
	}

	/** Waits until a started thread waits for another one, or has ended. */
	public static void awaitWaitingOrDone(Thread thread) {
		while (thread.getState() == Thread.State.NEW || thread.getState() == Thread.State.RUNNABLE
				|| thread.getState() == Thread.State.TIMED_WAITING) {
			Thread.onSpinWait();
		}
	}

}
