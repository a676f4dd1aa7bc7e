package chat.maru.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;

import com.zaxxer.hikari.HikariDataSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.TransactionSystemException;

/**
 * A PostgreSQL database, which several servers share. Transactions that write are READ
 * COMMITTED: each statement sees what was committed before it, so a row that is locked
 * first is seen as it is. Transactions that only read are REPEATABLE READ: they see the
 * database at one instant.
 */
final class PostgresDatabase implements Database {

	private static final int WRITERS = 8;

	private static final int READERS = 8;

	private static final Log logger = LogFactory.getLog(PostgresDatabase.class);

	private final PostgresServer server;

	private volatile boolean answers = true;

	private PostgresDatabase(PostgresServer server) {
		this.server = server;
	}

	/**
	 * Connects to the database.
	 * @throws StorageUnusable if it cannot be reached or used
	 */
	static PostgresDatabase open(DatabaseSettings settings) {
		PostgresServer server = PostgresServer.of(settings);
		try (Connection connection = server.connect()) {
			PostgresRequirements.check(connection, server.name());
			return new PostgresDatabase(server);
		}
		catch (SQLException ex) {
			throw PostgresRequirements.problem(server.name(), ex);
		}
	}

	@Override
	public Engine engine() {
		return Engine.POSTGRESQL;
	}

	@Override
	public int isolation() {
		return Connection.TRANSACTION_READ_COMMITTED;
	}

	@Override
	public HikariDataSource writer() {
		HikariDataSource pool = this.server.pool("writer", WRITERS);
		pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
		return pool;
	}

	@Override
	public HikariDataSource readers() {
		HikariDataSource pool = this.server.pool("readers", READERS);
		pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
		pool.setReadOnly(true);
		return pool;
	}

	@Override
	public Connection open() throws SQLException {
		return this.server.connect();
	}

	@Override
	public EpochNote epoch() {
		return new PostgresEpoch(this.server::connect);
	}

	@Override
	public ErrorKind kind(SQLException failure) {
		return PostgresCode.kind(failure);
	}

	@Override
	public boolean isOutcomeUnknown(SQLException failure) {
		return PostgresCode.isOutcomeUnknown(failure);
	}

	@Override
	public void opened(HikariDataSource writer) {
		// The pools open their connections when they are needed.
	}

	@Override
	public void beforeWriting() {
		// The server itself notices if its files are lost.
	}

	/**
	 * A commit whose wait for a replica was cancelled returns with a warning, and would
	 * be lost if the replica took over.
	 */
	@Override
	public void committed(Connection connection) {
		try {
			for (SQLWarning warning = connection.getWarnings(); warning != null; warning = warning.getNextWarning()) {
				if (PostgresCode.isWarning(warning.getSQLState())) {
					throw new TransactionSystemException("The commit may or may not be on a replica", warning);
				}
			}
		}
		catch (SQLException ex) {
			logger.debug("A connection ended after its commit", ex);
		}
	}

	@Override
	public void check() throws SQLException {
		boolean now = false;
		try (Connection connection = this.server.connect();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("select not pg_is_in_recovery()")) {
			now = row.next() && row.getBoolean(1);
		}
		finally {
			if (now != this.answers) {
				this.answers = now;
				logger.warn("The database " + this.server.name() + (now ? " can be used again" : " cannot be used"));
			}
		}
	}

	@Override
	public @Nullable String trouble() {
		return this.answers ? null : "away";
	}

	@Override
	public void close() {
		// The pools close their connections.
	}

}
