package chat.maru.storage;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

/**
 * The epoch of a PostgreSQL database. It follows from what a restored copy does not have
 * in common with the original: the server's identifier, the database's, and the timeline,
 * which changes when a replica takes over or the server is restored to a point in time.
 *
 * @param value the epoch
 */
record PostgresEpoch(String value) implements EpochNote {

	private static final String SELECT = """
			select (select system_identifier from pg_control_system()) || '-'
				|| (select oid from pg_database where datname = current_database()) || '-'
				|| substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)""";

	static PostgresEpoch of(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(SELECT)) {
			row.next();
			String identity = row.getString(1);
			return new PostgresEpoch(UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8))
				.toString()
				.replace("-", "")
				.substring(0, 16));
		}
	}

	@Override
	public Optional<Note> read() {
		return Optional.of(new Note(this.value, "-"));
	}

	@Override
	public void begin(String epoch, String place) {
		throw new IllegalStateException("The epoch follows from the database");
	}

	@Override
	public void note(String place) {
		// Nothing to record: the place is not needed to recognise a copy.
	}

}
