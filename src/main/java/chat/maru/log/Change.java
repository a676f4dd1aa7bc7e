package chat.maru.log;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A change to commit to one or more logs, as a whole or not at all. A change is an
 * immutable value; the {@link ChangeApplier} of its family applies it.
 */
public interface Change {

	/**
	 * Returns the key that identifies the change when a client sends it again.
	 * @return null if clients do not send the change again
	 */
	default @Nullable ChangeKey key() {
		return null;
	}

	/**
	 * Returns the ids of the logs that the change may append to, as far as they are known
	 * beforehand. If several servers write to the database, these logs are locked before
	 * any change of the commit is applied, in the same order on all servers. Other logs
	 * are locked when the change appends to them.
	 */
	default Collection<String> logs() {
		ChangeKey key = key();
		return (key != null) ? List.of(key.log()) : List.of();
	}

	/**
	 * Returns whether the entries of the change, and what projections write for them, may
	 * be sent to the database later in the same transaction, together with those of other
	 * changes. This requires that neither the applier nor a projection reads what a
	 * change of the same commit appends or writes with {@link Commit#write}.
	 */
	default boolean canWait() {
		return false;
	}

}
