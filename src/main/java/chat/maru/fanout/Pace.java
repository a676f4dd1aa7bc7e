package chat.maru.fanout;

import java.util.concurrent.TimeUnit;

/**
 * When to write to the readers of a room. A message that comes alone goes out at once.
 * Where messages come faster than rounds of writing go, a little patience lets several of
 * them go out in one write: most of what a message costs is the write.
 */
final class Pace {

	/** More than this nobody is kept waiting for company. */
	private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(5);

	private static final int SHARE = 50;

	private long headBefore;

	private long began;

	private long ended;

	private boolean busy;

	/**
	 * How long to wait before the next round.
	 * @param head the seq of the newest event
	 * @param now in nanoseconds
	 * @return nanoseconds, 0 where it goes at once
	 */
	long delay(long head, long now) {
		if (!this.busy && head - this.headBefore < 2) {
			return 0;
		}
		long wait = Math.min((this.ended - this.began) * SHARE / 100, LONGEST_WAIT);
		return Math.max(0, this.ended + wait - now);
	}

	void began(long head, long now) {
		this.busy = head - this.headBefore > 1;
		this.headBefore = head;
		this.began = now;
	}

	void ended(long now) {
		this.ended = now;
	}

}
