package chat.maru.storage;

import java.nio.file.Path;

import com.zaxxer.hikari.HikariDataSource;

/**
 * The database file, and the connections to it.
 *
 * @param path the path of the file
 */
record SqliteFile(Path path) {

	/** How long a connection waits for a lock, in ms. */
	static final int BUSY_TIMEOUT = 10_000;

	/** Connections to a file have no maximum age. */
	private static final long FOR_EVER = 0;

	static String url(Path path) {
		return "jdbc:sqlite:" + path;
	}

	/**
	 * WAL lets readers continue during a write; {@code synchronous=FULL} makes each
	 * commit reach the disk before it returns
	 * (https://sqlite.org/pragma.html#pragma_synchronous). Without {@code secure_delete},
	 * a deleted text could stay in the free part of its page.
	 */
	HikariDataSource writer() {
		HikariDataSource pool = pool("writer", 1);
		pool.addDataSourceProperty("secure_delete", "true");
		pool.addDataSourceProperty("journal_mode", "WAL");
		pool.addDataSourceProperty("synchronous", "FULL");
		pool.addDataSourceProperty("foreign_keys", "true");
		pool.addDataSourceProperty("transaction_mode", "IMMEDIATE");
		return pool;
	}

	HikariDataSource readers(int connections) {
		HikariDataSource pool = pool("readers", connections);
		// Not a property: the driver does not know this one and ignores it silently.
		pool.setConnectionInitSql("pragma query_only = on");
		pool.addDataSourceProperty("cache_size", "-8000");
		return pool;
	}

	/**
	 * One connection of each pool stays open. When the last one is closed, SQLite removes
	 * the write-ahead log, and OpenFiles would report it as lost.
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
