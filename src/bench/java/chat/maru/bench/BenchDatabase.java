package chat.maru.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * The database that the measured server stores its data in: SQLite in its data folder, or
 * a PostgreSQL server on this machine if BENCH_DATABASE is {@code postgresql}.
 */
final class BenchDatabase implements AutoCloseable {

	private static final boolean POSTGRESQL = "postgresql".equals(System.getenv("BENCH_DATABASE"));

	private final List<String> settings;

	private final AutoCloseable server;

	private BenchDatabase(List<String> settings, AutoCloseable server) {
		this.settings = settings;
		this.server = server;
	}

	/**
	 * Starts an empty database. Its commits are on the disk before they return.
	 * @param folder a folder on the disk that is measured
	 */
	static BenchDatabase start(Path folder) throws IOException {
		if (!POSTGRESQL) {
			return new BenchDatabase(List.of(), () -> {
			});
		}
		EmbeddedPostgres server = EmbeddedPostgres.builder()
			.setDataDirectory(Files.createTempDirectory(folder, "postgresql"))
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("full_page_writes", "on")
			.setServerConfig("shared_buffers", "512MB")
			.setServerConfig("max_wal_size", "4GB")
			.start();
		return new BenchDatabase(List.of("--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres")), server);
	}

	/** The command line arguments of a server that uses it. */
	String[] settings() {
		return this.settings.toArray(String[]::new);
	}

	@Override
	public void close() throws Exception {
		this.server.close();
	}

}
