package chat.maru.fanout;

import java.time.Duration;

/**
 * Decides whether people are named or only counted. They are counted as soon as more are
 * online than may be named. They are named again when a fifth less are online, and not
 * before half a minute has passed, because each change sends a snapshot to all
 * subscribers.
 */
final class PresenceDetail {

	private static final long COUNTED_AT_LEAST_MILLIS = Duration.ofSeconds(30).toMillis();

	private final int namedUpTo;

	private boolean countOnly;

	private long sinceMillis;

	/**
	 * Begins with names.
	 * @param namedUpTo how many people may be online so that they are named
	 */
	PresenceDetail(int namedUpTo) {
		this.namedUpTo = namedUpTo;
	}

	/**
	 * Takes the number of people online.
	 * @param nowMillis of a monotonic clock
	 * @return whether this changed the decision
	 */
	boolean update(int online, long nowMillis) {
		boolean changed = this.countOnly ? mayNameAgain(online, nowMillis) : online > this.namedUpTo;
		if (changed) {
			this.countOnly = !this.countOnly;
			this.sinceMillis = nowMillis;
		}
		return changed;
	}

	private boolean mayNameAgain(int online, long nowMillis) {
		return online <= this.namedUpTo - (this.namedUpTo + 4) / 5
				&& nowMillis - this.sinceMillis >= COUNTED_AT_LEAST_MILLIS;
	}

	boolean isCountOnly() {
		return this.countOnly;
	}

}
