package chat.maru.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The transaction in which changes are applied, one after the other. It uses plain JDBC,
 * with statements that are prepared once, because ten thousand posts a second pass
 * through it.
 */
public final class Commit implements AutoCloseable {

	private static final String INSERT = """
			insert into event (room_id, seq, type, at, account_id, client_id, message_seq, subject_id, text, payload,
				messages)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			on conflict (client_id, account_id) where client_id is not null do nothing""";

	private static final String SELECT_HEAD = """
			select seq, messages from event where room_id = ? order by seq desc limit 1""";

	private static final String SELECT_EARLIER = "select " + EntryRow.COLUMNS + """

			from event where account_id = ? and client_id = ?""";

	private static final String DELETE = "delete from event where room_id = ? and seq <= ?";

	private final Connection connection;

	private final Clock clock;

	private final Map<String, PreparedStatement> statements = new HashMap<>();

	private final Map<String, Head> heads = new HashMap<>();

	private List<Entry> entries = List.of();

	private @Nullable ChangeKey key;

	private Instant now = Instant.EPOCH;

	Commit(Connection connection, Clock clock) {
		this.connection = connection;
		this.clock = clock;
	}

	/** Begins the next change. */
	void begin(@Nullable ChangeKey itsKey) {
		this.entries = new ArrayList<>(1);
		this.key = itsKey;
		this.now = Instant.ofEpochMilli(this.clock.millis());
	}

	/** Returns the entries that the current change has appended. */
	List<Entry> entries() {
		return this.entries;
	}

	/** Forgets where the logs end, because a change was rolled back. */
	void forget() {
		this.heads.clear();
	}

	/** Returns the time of the current change, in whole milliseconds. */
	public Instant now() {
		return this.now;
	}

	/**
	 * Appends an entry to its log. If the change was committed before, the call for its
	 * first entry throws an exception, which the applier must not catch. Only the unique
	 * index finds such a change, because nearly all changes are new and need no query.
	 * @return the entry with its seq
	 */
	public Entry append(NewEntry what) throws SQLException {
		Head kept = this.heads.get(what.log());
		Head head = ((kept != null) ? kept : head(what.log())).next(what.counted());
		Entry entry = new Entry(what.log(), head.seq(), what.type(), this.now, what.account(),
				(this.key != null && this.entries.isEmpty()) ? this.key.clientId() : null,
				what.counted() ? Long.valueOf(head.seq()) : what.message(), what.subject(), what.text(), what.payload(),
				head.messages());
		if (!insert(entry)) {
			throw new Repeated(Objects.requireNonNull(this.key));
		}
		this.heads.put(what.log(), head);
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
		PreparedStatement statement = this.statements.get(sql);
		if (statement == null) {
			statement = this.connection.prepareStatement(sql);
			this.statements.put(sql, statement);
		}
		return statement;
	}

	/**
	 * Returns the first entry of the change that already has this account and clientId.
	 */
	Entry earlier(ChangeKey ofChange) throws SQLException {
		PreparedStatement select = prepared(SELECT_EARLIER);
		select.setString(1, ofChange.account());
		select.setBytes(2, ClientId.bytes(ofChange.clientId()));
		try (ResultSet row = select.executeQuery()) {
			Assert.state(row.next(), "An entry that conflicts with a change is there");
			return EntryRow.map(row, 0);
		}
	}

	private Head head(String log) throws SQLException {
		PreparedStatement select = prepared(SELECT_HEAD);
		select.setString(1, log);
		try (ResultSet row = select.executeQuery()) {
			return row.next() ? new Head(row.getLong(1), row.getLong(2)) : Head.EMPTY;
		}
	}

	/** Returns false and inserts nothing if the account used the clientId before. */
	private boolean insert(Entry entry) throws SQLException {
		PreparedStatement insert = prepared(INSERT);
		insert.setString(1, entry.log());
		insert.setLong(2, entry.seq());
		insert.setString(3, entry.type());
		insert.setLong(4, entry.at().toEpochMilli());
		insert.setString(5, entry.account());
		insert.setBytes(6, ClientId.bytes(entry.clientId()));
		insert.setObject(7, entry.message());
		insert.setString(8, entry.subject());
		insert.setString(9, entry.text());
		insert.setString(10, entry.payload());
		insert.setLong(11, entry.messages());
		return insert.executeUpdate() == 1;
	}

	@Override
	public void close() throws SQLException {
		for (PreparedStatement statement : this.statements.values()) {
			statement.close();
		}
	}

}
