package chat.maru.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import chat.maru.storage.DirectConnections;

/** Opens connections over which PostgreSQL's NOTIFY carries the bus. */
record PostgresLines(DirectConnections connections) implements BusLines {

	/** How long the server may take to answer, in ms. */
	private static final int ANSWER_TIMEOUT = 3_000;

	@Override
	public String server() {
		return "PostgreSQL";
	}

	@Override
	public String likelyCause() {
		return "LISTEN does not work through a pooler in transaction mode: let spring.datasource.url be the address of the server itself.";
	}

	@Override
	public BusLine open() throws SQLException {
		Connection listening = open("listen " + PostgresLine.CHANNEL);
		try {
			// A notification that is lost in a crash does no harm, and is not worth a
			// wait for the disk.
			return new PostgresLine(listening, open("set synchronous_commit = off"));
		}
		catch (SQLException | RuntimeException | Error ex) {
			listening.close();
			throw ex;
		}
	}

	private Connection open(String first) throws SQLException {
		Connection connection = this.connections.open();
		try (Statement statement = connection.createStatement()) {
			connection.setNetworkTimeout(Runnable::run, ANSWER_TIMEOUT);
			statement.execute(first);
			return connection;
		}
		catch (SQLException | RuntimeException | Error ex) {
			connection.close();
			throw ex;
		}
	}

}
