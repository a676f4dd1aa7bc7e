package chat.maru.log;

import java.util.OptionalLong;
import java.util.Set;

/**
 * The logs in which something on this node is interested, such as those with subscribers.
 * Listeners hear the entries of these logs wherever they are committed; of all other logs
 * they hear only what this node commits.
 */
public interface LogInterest {

	/** The ids of these logs, a live view or a copy. Called from any thread. */
	Set<String> logs();

	/**
	 * Returns the seq up to which the interested party knows a log. It must have been
	 * read from the log after the interest began, or earlier. Called from any thread, and
	 * must return at once.
	 * @return empty if it is not interested in the log
	 */
	OptionalLong known(String log);

}
