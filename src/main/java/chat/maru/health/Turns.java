package chat.maru.health;

import java.time.Duration;

/** Records when a loop last began a turn. Written by one thread, read by any. */
public final class Turns {

	private volatile long last = System.nanoTime();

	/** Record that a turn begins, or goes on with its next step. */
	public void next() {
		this.last = System.nanoTime();
	}

	/** How long ago the last turn or step began. */
	public Duration sinceLast() {
		return Duration.ofNanos(System.nanoTime() - this.last);
	}

}
