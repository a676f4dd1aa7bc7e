package chat.maru.log;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The transaction in which changes are applied, one after the other. It uses plain JDBC,
 * with statements that are prepared once, because ten thousand posts a second pass
 * through it.
 */
public final class Commit implements AutoCloseable {

	private static final String DELETE = "delete from event where room_id = ? and seq <= ?";

	private final Statements statements;

	private final EntryTable table;

	private final Clock clock;

	private final Map<String, LogEnd> ends = new HashMap<>();

	private List<Entry> entries = List.of();

	private @Nullable ChangeKey key;

	private Instant now = Instant.EPOCH;

	Commit(Statements statements, EntryTable table, Clock clock) {
		this.statements = statements;
		this.table = table;
		this.clock = clock;
	}

	/** Begins the next change. */
	void begin(Change change) throws SQLException {
		this.entries = new ArrayList<>(1);
		this.key = change.key();
		this.now = Instant.ofEpochMilli(this.clock.millis());
		this.table.begin(change);
	}

	/** Returns the entries that the current change has appended. */
	List<Entry> entries() {
		return this.entries;
	}

	/** Forgets where the logs end, because a change was rolled back. */
	void rolledBack() throws SQLException {
		this.ends.clear();
		this.table.rolledBack();
	}

	/** Returns the time of the current change, in whole milliseconds. */
	public Instant now() {
		return this.now;
	}

	/**
	 * Locks logs that the change could not declare, if several servers write to the
	 * database. Call this before the change reads what its entries depend on.
	 * @param logs the ids of logs that the change has not appended to
	 */
	public void lock(Collection<String> logs) throws SQLException {
		this.table.lock(logs);
		this.ends.keySet().removeAll(logs);
	}

	/**
	 * Appends an entry to its log. If the change was committed before, the call for its
	 * first entry throws an exception, which the applier must not catch.
	 * @return the entry with its seq
	 */
	public Entry append(NewEntry what) throws SQLException {
		LogEnd kept = this.ends.get(what.log());
		LogEnd end = (kept != null) ? kept : this.table.end(what.log());
		Head head = end.head().next(what.counted());
		Entry entry = new Entry(what.log(), head.seq(), what.type(), end.notBefore(this.now), what.account(),
				(this.key != null && this.entries.isEmpty()) ? this.key.clientId() : null,
				what.counted() ? Long.valueOf(head.seq()) : what.message(), what.subject(), what.text(), what.payload(),
				head.messages());
		if (!this.table.insert(entry)) {
			this.ends.put(what.log(), end);
			throw new Repeated(Objects.requireNonNull(this.key));
		}
		this.ends.put(what.log(), new LogEnd(head, entry.at()));
		this.entries.add(entry);
		return entry;
	}

	/**
	 * Deletes the oldest entries of a log. The newest entry must stay, because the next
	 * seq follows from it.
	 * @param seq the seq of the last entry to delete
	 */
	public void delete(String log, long seq) throws SQLException {
		PreparedStatement delete = prepared(DELETE);
		delete.setString(1, log);
		delete.setLong(2, seq);
		delete.executeUpdate();
	}

	/**
	 * Returns a statement that is prepared once for this transaction and closed with it.
	 * @param sql a constant, so that the number of statements is bounded
	 */
	public PreparedStatement prepared(String sql) throws SQLException {
		return this.statements.prepared(sql);
	}

	/**
	 * Executes a statement that changes rows, and whose result does not matter. If the
	 * change {@link Change#canWait can wait}, the statement may be executed later in the
	 * transaction, together with others that differ only in their values.
	 * @param sql a constant, so that the number of statements is bounded
	 * @param values sets all values of the statement
	 */
	public void write(String sql, Values values) throws SQLException {
		PreparedStatement statement = this.statements.prepared(sql);
		values.set(statement);
		this.table.write(statement);
	}

	/** Sends everything that is not in the database yet. */
	void flush() throws SQLException {
		this.table.flush();
	}

	/**
	 * Returns the first entry of the change that already has this account and clientId.
	 */
	Entry earlier(ChangeKey ofChange) throws SQLException {
		return this.table.earlier(ofChange);
	}

	@Override
	public void close() throws SQLException {
		this.statements.close();
	}

	/** Sets the values of a statement. */
	@FunctionalInterface
	public interface Values {

		void set(PreparedStatement statement) throws SQLException;

	}

}
