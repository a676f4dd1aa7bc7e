package chat.maru.log;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;

import org.springframework.util.Assert;

/**
 * The entries in SQLite. Only one transaction writes at a time, and a statement is a call
 * of a function, so everything is done when it is asked for. Only the unique index finds
 * a repeated change, because nearly all changes are new and need no query.
 */
final class SqliteEntries implements EntryTable {

	private static final String INSERT = """
			insert into event (room_id, seq, type, at, account_id, client_id, message_seq, subject_id, text, payload,
				messages)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			on conflict (client_id, account_id) where client_id is not null do nothing""";

	private static final String SELECT_HEAD = """
			select seq, messages from event where room_id = ? order by seq desc limit 1""";

	private static final String SELECT_EARLIER = "select " + EntryRow.COLUMNS + """

			from event where account_id = ? and client_id = ?""";

	private final Statements statements;

	SqliteEntries(Statements statements) {
		this.statements = statements;
	}

	@Override
	public void open() {
	}

	@Override
	public void begin(Change change) {
	}

	@Override
	public void lock(Collection<String> logs) {
	}

	@Override
	public LogEnd end(String log) throws SQLException {
		PreparedStatement select = this.statements.prepared(SELECT_HEAD);
		select.setString(1, log);
		try (ResultSet row = select.executeQuery()) {
			return row.next() ? LogEnd.of(new Head(row.getLong(1), row.getLong(2))) : LogEnd.EMPTY;
		}
	}

	@Override
	public boolean insert(Entry entry) throws SQLException {
		PreparedStatement insert = this.statements.prepared(INSERT);
		EntryRow.bind(entry, insert);
		return insert.executeUpdate() == 1;
	}

	@Override
	public Entry earlier(ChangeKey key) throws SQLException {
		PreparedStatement select = this.statements.prepared(SELECT_EARLIER);
		select.setString(1, key.account());
		select.setBytes(2, ClientId.bytes(key.clientId()));
		try (ResultSet row = select.executeQuery()) {
			Assert.state(row.next(), "An entry that conflicts with a change is there");
			return EntryRow.map(row, 0);
		}
	}

	@Override
	public void write(PreparedStatement statement) throws SQLException {
		statement.executeUpdate();
	}

	@Override
	public void flush() {
	}

	@Override
	public void rolledBack() {
	}

}
