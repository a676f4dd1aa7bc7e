package chat.maru.cluster;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Two connections to PostgreSQL, because one that waits for notifications cannot send
 * any.
 */
final class PostgresLine implements BusLine {

	static final String CHANNEL = "maru";

	private static final Log logger = LogFactory.getLog(PostgresLine.class);

	private final Connection listening;

	private final Connection sending;

	PostgresLine(Connection listening, Connection sending) {
		this.listening = listening;
		this.sending = sending;
	}

	@Override
	public void send(List<String> payloads) throws SQLException {
		try (PreparedStatement statement = this.sending
			.prepareStatement("select pg_notify('" + CHANNEL + "', it) from unnest(?) it")) {
			statement.setArray(1, this.sending.createArrayOf("text", payloads.toArray()));
			statement.execute();
		}
	}

	@Override
	public List<String> receive(Duration most) throws SQLException {
		PGNotification[] notifications = this.listening.unwrap(PGConnection.class)
			.getNotifications((int) most.toMillis());
		return (notifications != null) ? Arrays.stream(notifications).map(PGNotification::getParameter).toList()
				: List.of();
	}

	@Override
	public void close() {
		abort(this.listening);
		abort(this.sending);
	}

	private static void abort(Connection connection) {
		try {
			connection.abort(Runnable::run);
		}
		catch (SQLException | RuntimeException ex) {
			logger.debug("A connection of the bus could not be closed", ex);
		}
	}

}
