package chat.maru.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.util.FileSystemUtils;

/**
 * A replica of the PostgreSQL server of the tests. It has all commits until it was
 * created and none after that, as an asynchronous replica whose connection broke.
 */
final class Replica implements AutoCloseable {

	private final Path folder;

	private final EmbeddedPostgres server;

	/**
	 * Copies a server while it runs, and starts the copy.
	 * @param primary a connection of its superuser
	 */
	Replica(Connection primary) {
		try {
			this.folder = Postgres.folder();
			copy(primary);
			this.server = Postgres.server(this.folder)
				.setCleanDataDirectory(false)
				.setRegisterShutdownHook(false)
				.start();
		}
		catch (IOException | SQLException ex) {
			throw new IllegalStateException("The server was not copied", ex);
		}
	}

	private void copy(Connection primary) throws IOException, SQLException {
		try (Statement statement = primary.createStatement()) {
			Path source = Path.of(ask(statement, "show data_directory"));
			String first = ask(statement, "select pg_walfile_name(pg_backup_start('replica', true))");
			Files.walkFileTree(source, new WithoutWal(source, this.folder));
			Files.writeString(this.folder.resolve("backup_label"),
					ask(statement, "select labelfile from pg_backup_stop(false)"));
			String last = ask(statement, "select pg_walfile_name(pg_current_wal_lsn())");
			try (DirectoryStream<Path> files = Files.newDirectoryStream(source.resolve(WithoutWal.WAL),
					(file) -> isBetween(first, file.getFileName().toString(), last))) {
				for (Path file : files) {
					Files.copy(file, this.folder.resolve(source.relativize(file)));
				}
			}
			Files.createFile(this.folder.resolve("standby.signal"));
		}
	}

	private static String ask(Statement statement, String sql) throws SQLException {
		try (ResultSet row = statement.executeQuery(sql)) {
			row.next();
			return row.getString(1);
		}
	}

	private static boolean isBetween(String first, String name, String last) {
		return first.compareTo(name) <= 0 && name.compareTo(last) <= 0;
	}

	/** Makes it the primary, which begins another timeline. */
	void promote() {
		try (Connection connection = this.server.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("select pg_promote()");
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The replica did not take over", ex);
		}
	}

	/** The port that it listens on. */
	int port() {
		return this.server.getPort();
	}

	@Override
	public void close() {
		try {
			this.server.close();
			FileSystemUtils.deleteRecursively(this.folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Copies everything that a replica needs but the write-ahead log. */
	private static final class WithoutWal extends SimpleFileVisitor<Path> {

		static final String WAL = "pg_wal";

		private final Path source;

		private final Path target;

		WithoutWal(Path source, Path target) {
			this.source = source;
			this.target = target;
		}

		@Override
		public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
			Files.createDirectories(this.target.resolve(this.source.relativize(directory)));
			return FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
			if (!Objects.requireNonNull(file.getParent()).endsWith(WAL)
					&& !file.getFileName().toString().startsWith("postmaster.")) {
				try {
					Files.copy(file, this.target.resolve(this.source.relativize(file)));
				}
				catch (NoSuchFileException ex) {
					// The server has just deleted it.
				}
			}
			return FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
			return (failure instanceof NoSuchFileException) ? FileVisitResult.CONTINUE
					: super.visitFileFailed(file, failure);
		}

	}

}
