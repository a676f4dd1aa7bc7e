package chat.maru.log;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/**
 * Reads and writes the table of the entries in one transaction, in the way that suits the
 * database engine.
 */
interface EntryTable {

	/** Called before the first change is applied. */
	void open() throws SQLException;

	/** Called before each change is applied. */
	void begin(Change change) throws SQLException;

	/** Locks logs that the current change did not declare. */
	void lock(Collection<String> logs) throws SQLException;

	/** Returns where a log ends. Nobody else can append to it from now on. */
	LogEnd end(String log) throws SQLException;

	/**
	 * Inserts an entry, or remembers to do so.
	 * @return false if the account used the clientId before. Nothing is inserted then
	 */
	boolean insert(Entry entry) throws SQLException;

	/**
	 * Returns the first entry of the change that already has this account and clientId.
	 */
	Entry earlier(ChangeKey key) throws SQLException;

	/** Executes a statement whose values are set, or remembers to do so. */
	void write(PreparedStatement statement) throws SQLException;

	/** Does everything that it has only remembered. */
	void flush() throws SQLException;

	/** Called when the change was rolled back, but not the transaction. */
	void rolledBack() throws SQLException;

}
