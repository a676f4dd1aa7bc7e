package chat.maru.health;

import java.time.Duration;

/** A loop, on a thread of its own, that the server cannot do without. */
public interface WatchedLoop {

	/** The name of its threads, for the log. */
	String threads();

	/**
	 * How long ago the slowest of its threads last began a turn. Never waits for the
	 * threads.
	 * @return zero if the loop is not supposed to run at the moment
	 */
	Duration sinceLastTurn();

}
