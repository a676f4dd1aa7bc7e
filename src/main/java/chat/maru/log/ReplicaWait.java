package chat.maru.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.SQLWarning;

/**
 * Commits a transaction of PostgreSQL. If an administrator cancels its wait for a
 * replica, the commit returns as if it had succeeded, with a warning only: the changes
 * are on this server's disk and nowhere else.
 */
final class ReplicaWait {

	private ReplicaWait() {
	}

	/**
	 * Commits.
	 * @throws SQLException if the commit failed, or is not on the replicas that the
	 * database is configured to wait for. It may be stored nevertheless
	 */
	static void commit(Connection connection) throws SQLException {
		connection.clearWarnings();
		connection.commit();
		for (SQLWarning warning = connection.getWarnings(); warning != null; warning = warning.getNextWarning()) {
			String state = warning.getSQLState();
			if (state != null && state.startsWith("01")) {
				throw new SQLTransientException("The commit did not wait for a replica", state, warning);
			}
		}
	}

}
