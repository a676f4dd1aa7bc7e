package chat.maru.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

/**
 * The file next to the database that each commit is written to first. SQLite overwrites
 * it from its beginning and leaves the rest as it is, so a removed text would stay in it
 * while little is written.
 */
final class WriteAheadLog {

	/**
	 * How long it waits for readers, in ms. Writers wait meanwhile.
	 */
	private static final int PATIENCE = 100;

	private final Path file;

	private final DataSource writer;

	/**
	 * The write-ahead log of a database.
	 * @param writer the data source of the one writing connection, so clearing waits for
	 * its turn
	 */
	WriteAheadLog(Path file, DataSource writer) {
		this.file = file;
		this.writer = writer;
	}

	/**
	 * Move everything into the database and cut the file to nothing.
	 * @return whether it is empty now; false if a reader still uses an earlier state
	 */
	boolean clear() throws SQLException, IOException {
		if (size() == 0) {
			return true;
		}
		try (Connection connection = this.writer.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute("pragma busy_timeout = " + PATIENCE);
			try (ResultSet row = statement.executeQuery("pragma wal_checkpoint(truncate)")) {
				return row.next() && row.getInt(1) == 0;
			}
			finally {
				statement.execute("pragma busy_timeout = " + SqliteFile.BUSY_TIMEOUT);
			}
		}
	}

	private long size() throws IOException {
		try {
			return Files.size(this.file);
		}
		catch (NoSuchFileException ex) {
			return 0;
		}
	}

}
