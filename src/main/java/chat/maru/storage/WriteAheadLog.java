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
 * The file beside the database that takes each commit first. SQLite writes over it from
 * its beginning and leaves the rest as it was, so a text that was removed would stay
 * there for as long as little is written.
 */
final class WriteAheadLog {

	/**
	 * How long it waits for readers, in ms. Who writes waits meanwhile.
	 */
	private static final int PATIENCE = 100;

	private final Path file;

	private final DataSource writer;

	/**
	 * The write-ahead log of a database.
	 * @param writer has the one connection that writes, so it is waited for in turn
	 */
	WriteAheadLog(Path file, DataSource writer) {
		this.file = file;
		this.writer = writer;
	}

	/**
	 * Move everything into the database and cut the file to nothing.
	 * @return whether it is empty now; not where somebody reads an earlier state just
	 * then
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
