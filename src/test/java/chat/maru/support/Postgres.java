package chat.maru.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;

/**
 * A PostgreSQL server. It starts when a test needs the first database, and stops with the
 * virtual machine. All tests share it.
 */
public final class Postgres {

	/** Memory, where a database of a test needs no disk. */
	private static final Path MEMORY = Path.of("/dev/shm");

	private static final long MIN_MEMORY = 1L << 30;

	private static final AtomicInteger DATABASES = new AtomicInteger();

	private Postgres() {
	}

	/**
	 * Creates an empty database. Unlike SQLite, it sorts text as a dictionary does, so a
	 * test notices if a column does not say how it is sorted.
	 * @return its JDBC URL, with the user
	 */
	public static String newDatabase() {
		return create("template0 encoding 'UTF8' locale_provider icu icu_locale 'en-US' locale 'C'");
	}

	/**
	 * Creates a database that has all tables, and the lobby. The first call migrates a
	 * template, so further ones are fast.
	 * @return its JDBC URL, with the user
	 */
	public static String newMigratedDatabase() {
		return create(Migrated.TEMPLATE);
	}

	/** A new folder for the data of a server. */
	static Path folder() throws IOException {
		boolean memory = Files.isWritable(MEMORY) && MEMORY.toFile().getUsableSpace() > MIN_MEMORY;
		return memory ? Files.createTempDirectory(MEMORY, "maru-postgres") : Files.createTempDirectory("maru-postgres");
	}

	/** A server that is not started yet. */
	static EmbeddedPostgres.Builder server(Path folder) {
		return EmbeddedPostgres.builder()
			.setDataDirectory(folder)
			.setServerConfig("max_connections", "200")
			// Errors that a test expects, with the values of rows.
			.setServerConfig("log_min_messages", "fatal")
			.setServerConfig("fsync", "on");
	}

	private static String create(String template) {
		String name = "maru" + DATABASES.incrementAndGet();
		try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("create database " + name + " template " + template);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The database was not created", ex);
		}
		return url(name);
	}

	private static String url(String database) {
		return Server.RUNNING.getJdbcUrl("postgres", database);
	}

	private static final class Server {

		private static final EmbeddedPostgres RUNNING = start();

		private static EmbeddedPostgres start() {
			try {
				return server(folder()).start();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	private static final class Migrated {

		private static final String TEMPLATE = migrate();

		private static String migrate() {
			String url = newDatabase();
			Flyway.configure()
				.dataSource(url, null, null)
				.locations("classpath:db/migration/postgresql")
				.load()
				.migrate();
			return url.replaceFirst(".*/([a-z0-9]+)\\?.*", "$1");
		}

	}

}
