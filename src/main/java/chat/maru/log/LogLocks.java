package chat.maru.log;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.util.Assert;

/**
 * Locks logs in PostgreSQL until the end of the transaction, so that only one server
 * appends to a log at a time and its numbers have no gaps. PostgreSQL makes a commit
 * visible before it releases the locks. So the next one to lock a log sees all of its
 * entries, because it is READ COMMITTED and each of its statements sees what was
 * committed before that statement.
 * <p>
 * A lock is written to the write-ahead log. So a transaction that only finds repeated
 * changes waits for the replicas like any other, and does not acknowledge a change that
 * only this server has.
 */
final class LogLocks {

	/**
	 * All logs are locked in the same order, so that no two servers wait for each other.
	 */
	private static final String LOCK = "select id from log_lock where id = any(?) order by id for no key update";

	private static final String SELECT_ENDS = """
			select log.id, newest.seq, newest.messages, newest.at from unnest(?) log (id) cross join lateral (
				select seq, messages, at from event where room_id = log.id order by seq desc limit 1) newest""";

	private static final String SELECT_EARLIER = "select " + EntryRow.COLUMNS + """

			from event where client_id = any(?) and client_id is not null""";

	/**
	 * A session keeps the plan of a statement. One that was made for a small table would
	 * read all of it when it is large.
	 */
	private static final String ONLY_INDEXES = "set local enable_seqscan = off";

	/** In one message to the server, which executes one after the other. */
	private static final String OPEN = String.join(";", ONLY_INDEXES, LOCK, SELECT_ENDS, SELECT_EARLIER);

	private static final String INSERT = """
			insert into log_lock (id) select id from unnest(?) log (id) order by id on conflict do nothing""";

	private final Statements statements;

	LogLocks(Statements statements) {
		this.statements = statements;
	}

	/**
	 * Locks logs, and then reads where they end and which changes were committed before.
	 * @param clientIds the clientIds of changes, as they are stored
	 */
	Opened open(Collection<String> logs, List<byte[]> clientIds) throws SQLException {
		Set<String> missing = new HashSet<>(logs);
		Opened opened = open(logs, clientIds, missing);
		if (missing.isEmpty()) {
			return opened;
		}
		// Logs without a row are new, or were copied from another database.
		PreparedStatement insert = this.statements.prepared(INSERT);
		insert.setArray(1, array("text", missing.toArray()));
		insert.executeUpdate();
		opened = open(logs, clientIds, missing);
		Assert.state(missing.isEmpty(), "Each log has a row to lock");
		return opened;
	}

	/**
	 * Opens the logs that have a row.
	 * @param missing the logs that are not locked yet; those that are locked are removed
	 */
	private Opened open(Collection<String> logs, List<byte[]> clientIds, Set<String> missing) throws SQLException {
		PreparedStatement open = this.statements.prepared(OPEN);
		open.setArray(1, array("text", logs.toArray()));
		open.setArray(2, array("text", logs.toArray()));
		open.setArray(3, array("bytea", clientIds.toArray(new byte[0][])));
		open.execute();
		try (ResultSet row = next(open)) {
			while (row.next()) {
				missing.remove(row.getString(1));
			}
		}
		Map<String, LogEnd> ends = new HashMap<>();
		try (ResultSet row = next(open)) {
			while (row.next()) {
				ends.put(row.getString(1),
						new LogEnd(new Head(row.getLong(2), row.getLong(3)), Instant.ofEpochMilli(row.getLong(4))));
			}
		}
		List<Entry> earlier = new ArrayList<>();
		try (ResultSet row = next(open)) {
			while (row.next()) {
				earlier.add(EntryRow.map(row, earlier.size()));
			}
		}
		return new Opened(ends, earlier);
	}

	private static ResultSet next(PreparedStatement statement) throws SQLException {
		Assert.state(statement.getMoreResults(), "Each of these statements has a result");
		return statement.getResultSet();
	}

	private Array array(String type, Object[] elements) throws SQLException {
		return this.statements.connection().createArrayOf(type, elements);
	}

	/**
	 * The ends and entries of logs that are locked.
	 *
	 * @param ends where the logs end that have entries, by the log's id
	 * @param earlier the entries with one of the clientIds, of any account
	 */
	record Opened(Map<String, LogEnd> ends, List<Entry> earlier) {

		LogEnd end(String log) {
			return this.ends.getOrDefault(log, LogEnd.EMPTY);
		}

	}

}
