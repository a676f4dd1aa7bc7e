package chat.maru.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The epoch of a PostgreSQL database, in a row of its own. The row also says what the
 * database was when the epoch began, by what a copy does not share: the server's
 * identifier, the database's, and the timeline, which changes when a replica takes over
 * or the server is restored to a point in time.
 */
final class PostgresEpoch implements EpochNote {

	/** An epoch ends when the database changes, not at a place in the logs. */
	private static final String PLACE = "-";

	private static final String IDENTITY = """
			(select (select system_identifier from pg_control_system()) || '-'
				|| (select oid from pg_database where datname = current_database()) || '-'
				|| substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))""";

	private static final String SELECT = "select value from epoch where identity = " + IDENTITY;

	/** One node begins an epoch, the others wait and read it. */
	private static final String LOCK = "lock table epoch in share row exclusive mode";

	private static final String BEGIN = "insert into epoch (value, identity) values (?, " + IDENTITY + ")"
			+ " on conflict (id) do update set value = excluded.value, identity = excluded.identity"
			+ " where epoch.identity <> excluded.identity";

	private final DirectConnections connections;

	PostgresEpoch(DirectConnections connections) {
		this.connections = connections;
	}

	@Override
	public Optional<Note> read() {
		try (Connection connection = this.connections.open()) {
			return select(connection).map((epoch) -> new Note(epoch, PLACE));
		}
		catch (SQLException ex) {
			throw new DataAccessResourceFailureException("The epoch cannot be read", ex);
		}
	}

	@Override
	public String begin(String epoch, String place) {
		try (Connection connection = this.connections.open()) {
			connection.setAutoCommit(false);
			try (Statement lock = connection.createStatement()) {
				lock.execute(LOCK);
			}
			try (PreparedStatement begin = connection.prepareStatement(BEGIN)) {
				begin.setString(1, epoch);
				begin.executeUpdate();
			}
			String begun = select(connection).orElse(epoch);
			connection.commit();
			return begun;
		}
		catch (SQLException ex) {
			throw new DataAccessResourceFailureException("The epoch cannot be written", ex);
		}
	}

	private static Optional<String> select(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(SELECT)) {
			return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
		}
	}

	@Override
	public void note(String place) {
		// Nothing to record: the place is not needed to recognise a copy.
	}

}
