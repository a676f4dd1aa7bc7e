package chat.maru.log;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import chat.maru.log.LogLocks.Opened;
import org.jspecify.annotations.Nullable;

/**
 * The entries in PostgreSQL, which several servers write to. A statement is a message
 * over the network, so few of them are sent: one that locks and reads everything that the
 * changes need, and one for all rows of a table.
 */
final class PostgresEntries implements EntryTable {

	private static final String INSERT = """
			insert into event (room_id, seq, type, at, account_id, client_id, message_seq, subject_id, text, payload,
				messages)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	/**
	 * If two servers inserted the same clientIds for different rooms in different orders,
	 * they would wait for each other.
	 */
	private static final Comparator<Entry> BY_CLIENT_ID = Comparator.comparing(Entry::clientId,
			Comparator.nullsLast(Comparator.naturalOrder()));

	private static final String UNIQUE_VIOLATION = "23505";

	private static final String SERIALIZATION_FAILURE = "40001";

	private final Statements statements;

	private final LogLocks locks;

	private final Batch batch;

	/** Where logs end that are locked and that no change has appended to yet. */
	private final Map<String, LogEnd> ends = new HashMap<>();

	/** The entries that have a clientId of the changes, this transaction's included. */
	private final Map<ClientKey, Entry> earlier = new HashMap<>();

	private final List<Entry> entries = new ArrayList<>();

	/** Statements with rows that are not sent yet. */
	private final Set<PreparedStatement> writes = new LinkedHashSet<>();

	private boolean canWait;

	/**
	 * The key that the current change has added to the earlier entries; null for none.
	 */
	private @Nullable ClientKey added;

	PostgresEntries(Statements statements, Batch batch) {
		this.statements = statements;
		this.locks = new LogLocks(statements);
		this.batch = batch;
	}

	@Override
	public void open() throws SQLException {
		Collection<String> logs = this.batch.logs();
		List<byte[]> clientIds = this.batch.keys()
			.stream()
			.map(ChangeKey::clientId)
			.map(ClientId::bytes)
			.filter(Objects::nonNull)
			.toList();
		Opened opened = this.locks.open(logs, clientIds);
		logs.forEach((log) -> this.ends.put(log, opened.end(log)));
		opened.earlier().forEach((entry) -> this.earlier.put(ClientKey.of(entry), entry));
	}

	/** A change that cannot wait may read the rows of the changes before it. */
	@Override
	public void begin(Change change) throws SQLException {
		this.added = null;
		this.canWait = change.canWait();
		if (!this.canWait) {
			flush();
		}
	}

	@Override
	public void lock(Collection<String> logs) throws SQLException {
		Opened opened = this.locks.open(logs, List.of());
		for (String log : logs) {
			this.batch.add(log);
			this.ends.put(log, opened.end(log));
		}
	}

	@Override
	public LogEnd end(String log) throws SQLException {
		if (!this.ends.containsKey(log)) {
			lock(List.of(log));
		}
		return Objects.requireNonNull(this.ends.remove(log));
	}

	@Override
	public boolean insert(Entry entry) throws SQLException {
		if (entry.clientId() != null) {
			ClientKey key = ClientKey.of(entry);
			if (this.earlier.putIfAbsent(key, entry) != null) {
				return false;
			}
			this.added = key;
		}
		this.entries.add(entry);
		if (!this.canWait) {
			flush();
		}
		return true;
	}

	@Override
	public Entry earlier(ChangeKey key) {
		return Objects.requireNonNull(this.earlier.get(new ClientKey(key.account(), key.clientId())));
	}

	@Override
	public void write(PreparedStatement statement) throws SQLException {
		statement.addBatch();
		this.writes.add(statement);
		if (!this.canWait) {
			flush();
		}
	}

	@Override
	public void flush() throws SQLException {
		if (!this.entries.isEmpty()) {
			insertEntries();
			this.entries.clear();
		}
		for (PreparedStatement statement : this.writes) {
			statement.executeBatch();
		}
		this.writes.clear();
	}

	/**
	 * Two servers can store the same change for different rooms, so that no lock keeps
	 * them apart. The next transaction finds the change that was first.
	 */
	private void insertEntries() throws SQLException {
		PreparedStatement insert = this.statements.prepared(INSERT);
		this.entries.sort(BY_CLIENT_ID);
		for (Entry entry : this.entries) {
			EntryRow.bind(entry, insert);
			insert.addBatch();
		}
		try {
			insert.executeBatch();
		}
		catch (SQLException ex) {
			if (UNIQUE_VIOLATION.equals(ex.getSQLState())) {
				throw new SQLTransactionRollbackException("Another server was first", SERIALIZATION_FAILURE, ex);
			}
			throw ex;
		}
	}

	/** Locks that were taken since the savepoint are gone. */
	@Override
	public void rolledBack() throws SQLException {
		this.ends.clear();
		if (this.added != null) {
			this.earlier.remove(this.added);
		}
		this.entries.clear();
		for (PreparedStatement statement : this.writes) {
			statement.clearBatch();
		}
		this.writes.clear();
	}

	/** The key that is unique among all entries with a clientId. */
	private record ClientKey(String account, String clientId) {

		static ClientKey of(Entry entry) {
			return new ClientKey(entry.account(), Objects.requireNonNull(entry.clientId()));
		}

	}

}
