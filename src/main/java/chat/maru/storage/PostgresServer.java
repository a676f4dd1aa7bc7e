package chat.maru.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

import com.zaxxer.hikari.HikariDataSource;

/**
 * How to connect to a PostgreSQL server.
 *
 * @param url the JDBC URL
 * @param properties the user, the password, and what the URL can override
 */
record PostgresServer(String url, Properties properties) {

	private static final String PREFIX = "jdbc:postgresql:";

	/** How long a statement of a reader, or the answer of a commit, may take, in s. */
	private static final String ANSWER_TIMEOUT = "30";

	/**
	 * A session that is idle inside a transaction belongs to a server that was paused.
	 * Its locks must not stop the others. A commit is on disk, and on a replica if the
	 * server has synchronous ones, before it returns; {@code remote_apply} may stay. The
	 * server notices within seconds that a client is gone.
	 */
	private static final String SESSION = """
			set idle_in_transaction_session_timeout = '5s';
			set lock_timeout = '10s';
			set statement_timeout = 0;
			set tcp_keepalives_idle = 5;
			set tcp_keepalives_interval = 2;
			set tcp_keepalives_count = 3;
			select set_config('synchronous_commit', 'on', false)
				where current_setting('synchronous_commit') not in ('on', 'remote_apply')""";

	/**
	 * Reads the settings.
	 * @throws StorageUnusable if the URL is of another database
	 */
	static PostgresServer of(DatabaseSettings settings) {
		String url = String.valueOf(settings.url()).strip();
		if (!url.startsWith(PREFIX)) {
			throw new StorageUnusable("spring.datasource.url is not the URL of a PostgreSQL database.",
					"Write it as jdbc:postgresql://host/database, or remove it to store the data in the folder maru.data.",
					null);
		}
		Properties properties = new Properties();
		properties.put("ApplicationName", "maru");
		properties.put("connectTimeout", "5");
		properties.put("loginTimeout", "10");
		properties.put("socketTimeout", ANSWER_TIMEOUT);
		properties.put("tcpKeepAlive", "true");
		properties.put("targetServerType", "primary");
		properties.put("reWriteBatchedInserts", "true");
		if (settings.username() != null) {
			properties.put("user", settings.username());
		}
		if (settings.password() != null) {
			properties.put("password", settings.password());
		}
		return new PostgresServer(url, properties);
	}

	/** Returns where the database is, without user and password. */
	String name() {
		return name(this.url);
	}

	static String name(String url) {
		return url.replaceFirst("^" + PREFIX + "(//)?", "").replaceFirst("\\?.*", "").replaceFirst("^.*@", "");
	}

	Connection connect() throws SQLException {
		Connection connection = DriverManager.getConnection(this.url, this.properties);
		try (var statement = connection.createStatement()) {
			statement.execute(SESSION);
			return connection;
		}
		catch (SQLException ex) {
			connection.close();
			throw ex;
		}
	}

	HikariDataSource pool(String name, int connections) {
		HikariDataSource pool = new HikariDataSource();
		pool.setPoolName(name);
		pool.setJdbcUrl(this.url);
		pool.setDataSourceProperties(this.properties);
		pool.setMaximumPoolSize(connections);
		pool.setMinimumIdle(1);
		pool.setConnectionTimeout(5_000);
		pool.setValidationTimeout(2_000);
		pool.setInitializationFailTimeout(-1);
		pool.setExceptionOverride(new DemotedServer());
		pool.setConnectionInitSql(SESSION);
		return pool;
	}

	/** Leaves out the password. */
	@Override
	public String toString() {
		return name();
	}

}
