package chat.maru.health;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process after an error of the virtual machine, such as an
 * {@link OutOfMemoryError}. Such an error can stop any thread at any line, with locks
 * taken and work half done, so the process would go on without answering. Ending it loses
 * nothing that was acknowledged, because that is on the disk.
 */
public final class FatalErrors {

	/** The exit code, the same as that of {@code -XX:+ExitOnOutOfMemoryError}. */
	public static final int EXIT_CODE = 3;

	/** A chain of causes can be circular. */
	private static final int MAX_CAUSES = 16;

	private static final Log logger = LogFactory.getLog(FatalErrors.class);

	private static final AtomicBoolean halting = new AtomicBoolean();

	private static volatile IntConsumer halt = Runtime.getRuntime()::halt;

	private FatalErrors() {
	}

	/**
	 * Halt if a failure is an error of the virtual machine, or was caused by one. Code
	 * that catches errors and goes on must call this first.
	 * @param failure the caught failure; null for none
	 */
	public static void check(@Nullable Throwable failure) {
		Throwable cause = failure;
		for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
			if (isFatal(cause)) {
				halt(cause);
				return;
			}
			cause = cause.getCause();
		}
	}

	/** A thread survives a deep recursion: its stack is free again. */
	private static boolean isFatal(Throwable error) {
		return error instanceof VirtualMachineError && !(error instanceof StackOverflowError);
	}

	private static void halt(Throwable error) {
		try {
			if (halting.compareAndSet(false, true)) {
				logger.error("The virtual machine failed (" + error + "). Halting with exit code " + EXIT_CODE + ".");
			}
		}
		finally {
			// Not exit: it waits for shutdown hooks, which may need memory that is gone.
			halt.accept(EXIT_CODE);
		}
	}

	/** For tests: do something else instead of halting. */
	static IntConsumer haltBy(IntConsumer other) {
		IntConsumer before = halt;
		halt = other;
		halting.set(false);
		return before;
	}

}
