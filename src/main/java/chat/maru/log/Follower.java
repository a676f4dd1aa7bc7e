package chat.maru.log;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads all logs at its own pace and keeps a result of what it has read, such as a search
 * index. Its place in each log is committed together with the result. So after a crash it
 * continues where it stopped: no entry is lost, and none is taken twice. The log never
 * waits for a follower.
 * <p>
 * An exception stops the follower at the entries that caused it. It tries again, at
 * growing intervals, and the health endpoint reports its lag.
 */
public interface Follower {

	/**
	 * Identifies its places in the database. It must be unique and never change.
	 */
	String name();

	/**
	 * The version of its result. A follower with another version than the stored one
	 * starts again from the first entry of each log. A result outside of the database can
	 * get another version when it is lost. Called before each step.
	 */
	int version();

	/**
	 * The beginning of the ids of the logs that it does not follow; null if it follows
	 * all. It cannot follow a log whose oldest entries are deleted: to a follower that
	 * was behind, these would be a gap.
	 */
	default @Nullable String ignoredLogs() {
		return null;
	}

	/**
	 * Work out what to store. Called on the follower's thread, outside any transaction,
	 * so it may take its time. A result that is the same if entries are followed twice
	 * can be stored here, so that no other change waits for it.
	 * @param entries the next entries, at most {@value FollowerLoop#BATCH}: those of each
	 * log in seq order and without gaps. The text of an entry can be erased from the
	 * database while the follower works, so do not copy it
	 * @return what to store, together with the place after these entries
	 */
	Result follow(List<Entry> entries);

	/**
	 * Remove the result. Called on the writer's thread, in the transaction that removes
	 * the places.
	 */
	void clear(Commit commit) throws SQLException;

	/** The changes that a follower makes to its result. */
	interface Result {

		/**
		 * Store it. Called on the writer's thread, in the transaction that moves the
		 * follower's places on. All other changes wait meanwhile, so it must be quick.
		 */
		void store(Commit commit) throws SQLException;

	}

}
