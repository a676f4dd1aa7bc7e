package chat.maru.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The statements of one transaction, each of which is prepared once. */
final class Statements implements AutoCloseable {

	private final Connection connection;

	private final Map<String, PreparedStatement> prepared = new HashMap<>();

	Statements(Connection connection) {
		this.connection = connection;
	}

	Connection connection() {
		return this.connection;
	}

	PreparedStatement prepared(String sql) throws SQLException {
		PreparedStatement statement = this.prepared.get(sql);
		if (statement == null) {
			statement = this.connection.prepareStatement(sql);
			this.prepared.put(sql, statement);
		}
		return statement;
	}

	@Override
	public void close() throws SQLException {
		for (PreparedStatement statement : this.prepared.values()) {
			statement.close();
		}
	}

}
