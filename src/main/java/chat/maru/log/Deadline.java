package chat.maru.log;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Repeats something at growing intervals, for a limited time. */
final class Deadline {

	private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

	private static final long LAST_PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

	private final long end;

	private long pause = FIRST_PAUSE;

	private Deadline(long end) {
		this.end = end;
	}

	/**
	 * Starts now.
	 * @param time how long to repeat
	 */
	static Deadline in(Duration time) {
		return new Deadline(System.nanoTime() + time.toNanos());
	}

	/** Returns whether the time is over. If it is not, this pauses first. */
	boolean isOver() {
		if (System.nanoTime() + this.pause - this.end > 0) {
			return true;
		}
		LockSupport.parkNanos(this.pause);
		this.pause = Math.min(2 * this.pause, LAST_PAUSE);
		return false;
	}

}
