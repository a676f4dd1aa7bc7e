package chat.maru.support;

import java.nio.file.Path;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** SQLite databases for tests that need no server. */
public final class Sqlite {

	/**
	 * The server's writing connection has the same, but waits for the disk. A transaction
	 * takes the lock when it begins: one that reads first and writes later does not wait
	 * for another connection that is writing, but fails with SQLITE_BUSY, whatever the
	 * timeout is (https://sqlite.org/lang_transaction.html).
	 */
	private static final String PROPERTIES = "?journal_mode=WAL&synchronous=OFF&foreign_keys=on&busy_timeout=10000"
			+ "&transaction_mode=IMMEDIATE";

	private Sqlite() {
	}

	/** Creates a database in a folder that has all tables, and the lobby. */
	public static DataSource newMigratedDatabase(Path folder) {
		DataSource file = new DriverManagerDataSource("jdbc:sqlite:" + folder.resolve("maru.db") + PROPERTIES);
		Flyway.configure().dataSource(file).locations("classpath:db/migration/sqlite").load().migrate();
		return file;
	}

}
