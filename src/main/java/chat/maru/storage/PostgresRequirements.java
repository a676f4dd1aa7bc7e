package chat.maru.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Ends a start with a sentence if the PostgreSQL server cannot be used. */
final class PostgresRequirements {

	private static final int MIN_VERSION = 140_000;

	private static final String SELECT = """
			select current_setting('server_version_num')::int, current_setting('server_version'),
				pg_is_in_recovery(), current_setting('fsync')::boolean, current_setting('server_encoding')""";

	private PostgresRequirements() {
	}

	/**
	 * Checks the server.
	 * @param name where the database is, without the password
	 * @throws StorageUnusable if it cannot be used
	 */
	static void check(Connection connection, String name) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(SELECT)) {
			row.next();
			if (row.getInt(1) < MIN_VERSION) {
				throw unusable("The database " + name + " is PostgreSQL " + row.getString(2) + ".",
						"Maru needs version 14 or later.");
			}
			if (row.getBoolean(3)) {
				throw unusable("The database " + name + " is a replica that can only be read.",
						"Name the primary server in spring.datasource.url.");
			}
			if (!row.getBoolean(4)) {
				throw unusable("The database " + name + " has fsync = off: it loses messages when its machine fails.",
						"Set fsync = on in the server's configuration.");
			}
			if (!row.getString(5).equals("UTF8")) {
				throw unusable("The database " + name + " has the encoding " + row.getString(5) + ".",
						"Create it with the encoding UTF8.");
			}
		}
	}

	/** Describes why the connection failed. */
	static StorageUnusable problem(String name, SQLException failure) {
		String state = String.valueOf(failure.getSQLState());
		return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
			case "28" -> new StorageUnusable("The database " + name + " does not let this user in.",
					"Check spring.datasource.username and spring.datasource.password.", failure);
			case "3D" -> new StorageUnusable("The database " + name + " does not exist.",
					"Create it, or name another one in spring.datasource.url.", failure);
			case "53" -> new StorageUnusable("The database " + name + " has no connection left for this server.",
					"Raise max_connections, or stop other programs that use it.", failure);
			default -> new StorageUnusable("The database " + name + " cannot be reached: " + firstLine(failure) + '.',
					"Start it, and check spring.datasource.url.", failure);
		};
	}

	private static String firstLine(SQLException failure) {
		return String.valueOf(failure.getMessage()).lines().findFirst().orElse("").replaceAll("[.:]+$", "");
	}

	private static StorageUnusable unusable(String sentence, String action) {
		return new StorageUnusable(sentence, action, null);
	}

}
