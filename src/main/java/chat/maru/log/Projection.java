package chat.maru.log;

import java.sql.SQLException;

/**
 * Maintains a table that is derived from the entries. It is called for each entry of a
 * change after the change was applied, in the transaction that commits the change.
 */
public interface Projection {

	void add(Entry entry, Commit commit) throws SQLException;

}
