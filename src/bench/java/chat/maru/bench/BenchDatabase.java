package chat.maru.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * The database that the measured server stores its data in: SQLite in its data folder;
 * if BENCH_DATABASE is {@code postgresql}, a PostgreSQL server on this machine; if it is
 * the JDBC URL of an empty PostgreSQL database, that one.
 */
public final class BenchDatabase implements AutoCloseable {

	private static final String CHOSEN = System.getenv().getOrDefault("BENCH_DATABASE", "sqlite");

	private final List<String> settings;

	private final List<Long> processes;

	private final AutoCloseable server;

	private BenchDatabase(List<String> settings, List<Long> processes, AutoCloseable server) {
		this.settings = settings;
		this.processes = processes;
		this.server = server;
	}

	/**
	 * Starts an empty database. Its commits are on the disk before they return.
	 * @param folder a folder on the disk that is measured
	 */
	static BenchDatabase start(Path folder) throws IOException {
		return CHOSEN.equals("sqlite") ? existing(List.of()) : postgresql(folder);
	}

	/** The same with PostgreSQL in any case. */
	public static BenchDatabase postgresql(Path folder) throws IOException {
		if (CHOSEN.startsWith("jdbc:")) {
			return existing(List.of("--spring.datasource.url=" + CHOSEN));
		}
		Path data = Files.createTempDirectory(folder, "postgresql");
		EmbeddedPostgres server = EmbeddedPostgres.builder()
			.setDataDirectory(data)
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("full_page_writes", "on")
			.setServerConfig("shared_buffers", "512MB")
			.setServerConfig("max_wal_size", "4GB")
			.start();
		long process = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
		return new BenchDatabase(List.of("--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres")),
				List.of(process), server);
	}

	private static BenchDatabase existing(List<String> settings) {
		return new BenchDatabase(settings, List.of(), () -> {
		});
	}

	/** The command line arguments of a server that uses it. */
	public String[] settings() {
		return this.settings.toArray(String[]::new);
	}

	/** The JDBC URL, if it is PostgreSQL. */
	public String url() {
		return this.settings.get(0).replaceFirst("^--[^=]*=", "");
	}

	/** The process of the database server, if it was started for this. */
	public List<Long> processes() {
		return this.processes;
	}

	@Override
	public void close() throws Exception {
		this.server.close();
	}

}
