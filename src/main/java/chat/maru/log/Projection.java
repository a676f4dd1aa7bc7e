package chat.maru.log;

import java.sql.SQLException;

/**
 * Keeps a table that the entries add up to. Called for each entry of a change, in the
 * transaction that commits it, after the change was applied.
 */
public interface Projection {

	void add(Entry entry, Commit commit) throws SQLException;

}
