package chat.maru.health;

import java.time.Duration;

/** Notes when a loop last began a turn. One thread notes, any thread asks. */
public final class Turns {

	private volatile long last = System.nanoTime();

	/** A turn begins, or goes on with something else. */
	public void next() {
		this.last = System.nanoTime();
	}

	/** How long ago that was. */
	public Duration sinceLast() {
		return Duration.ofNanos(System.nanoTime() - this.last);
	}

}
