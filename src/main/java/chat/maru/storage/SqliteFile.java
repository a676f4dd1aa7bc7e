package chat.maru.storage;

import java.nio.file.Path;

import com.zaxxer.hikari.HikariDataSource;

/**
 * The one file, and the connections to it.
 *
 * @param path where it lies
 */
record SqliteFile(Path path) {

	/** How long a connection waits for a lock, in ms. */
	static final int BUSY_TIMEOUT = 10_000;

	/** A connection to a file is not closed for its age. */
	private static final long FOR_EVER = 0;

	static String url(Path path) {
		return "jdbc:sqlite:" + path;
	}

	/**
	 * WAL lets readers go on while somebody writes; {@code synchronous=FULL} makes each
	 * commit reach the disk before it returns
	 * (https://sqlite.org/pragma.html#pragma_synchronous).
	 */
	HikariDataSource writer() {
		HikariDataSource pool = pool("writer", 1);
		pool.addDataSourceProperty("journal_mode", "WAL");
		pool.addDataSourceProperty("synchronous", "FULL");
		pool.addDataSourceProperty("foreign_keys", "true");
		pool.addDataSourceProperty("transaction_mode", "IMMEDIATE");
		return pool;
	}

	HikariDataSource readers(int connections) {
		HikariDataSource pool = pool("readers", connections);
		// Not a property: the driver does not know this one, and says nothing.
		pool.setConnectionInitSql("pragma query_only = on");
		pool.addDataSourceProperty("cache_size", "-8000");
		return pool;
	}

	/**
	 * One connection of each pool stays open. With the last one SQLite would take the
	 * write-ahead log away, and OpenFiles would miss it.
	 */
	private HikariDataSource pool(String name, int connections) {
		HikariDataSource pool = new HikariDataSource();
		pool.setPoolName(name);
		pool.setJdbcUrl(url(this.path));
		pool.setMaximumPoolSize(connections);
		pool.setMinimumIdle(1);
		pool.setConnectionTimeout(10_000);
		pool.setMaxLifetime(FOR_EVER);
		pool.addDataSourceProperty("busy_timeout", String.valueOf(BUSY_TIMEOUT));
		return pool;
	}

}
