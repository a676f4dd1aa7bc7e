package chat.maru.cluster;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import chat.maru.storage.DirectConnections;
import org.jspecify.annotations.Nullable;

/**
 * The identity of the database, which distinguishes several installations on one Redis
 * server.
 */
final class Installation {

	private final DirectConnections connections;

	private volatile @Nullable String id;

	Installation(DirectConnections connections) {
		this.connections = connections;
	}

	/** Returns the identity, which is read once. */
	String id() throws SQLException {
		String known = this.id;
		if (known == null) {
			known = read();
			this.id = known;
		}
		return known;
	}

	private String read() throws SQLException {
		try (Connection connection = this.connections.open();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("""
						select installation || '-' || (select oid from pg_database where datname = current_database())
						from notice_log""")) {
			row.next();
			return row.getString(1);
		}
	}

}
