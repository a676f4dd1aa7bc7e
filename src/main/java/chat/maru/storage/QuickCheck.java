package chat.maru.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;

/**
 * Checks the database before anything else uses it
 * (https://sqlite.org/pragma.html#pragma_quick_check). A server that starts with a
 * damaged database would acknowledge messages that it may not be able to read again.
 */
final class QuickCheck {

	private static final String SOUND = "ok";

	private static final Log logger = LogFactory.getLog(QuickCheck.class);

	/** Steps of SQLite between two looks at the time: well under a millisecond. */
	private static final int STEPS = 10_000;

	private QuickCheck() {
	}

	/**
	 * Check a database that is not open.
	 * @param limit the time after which the rest of a large database is left unchecked
	 * @throws StorageUnusable if it is damaged or cannot be opened
	 */
	static void run(Path database, Duration limit) {
		long begun = System.nanoTime();
		try {
			if (Files.size(database) == 0) {
				return;
			}
			String found = check(database, limit);
			if (!SOUND.equals(found)) {
				throw damaged(database, found, null);
			}
			logger.info("The database " + database + " is sound; the quick check took "
					+ TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) + " ms");
		}
		catch (IOException ex) {
			throw FolderProblem.of("The file " + database + " cannot be read", database, ex);
		}
		catch (SQLException ex) {
			failed(database, limit, ex);
		}
	}

	private static String check(Path database, Duration limit) throws SQLException {
		try (Connection connection = DriverManager.getConnection(SqliteFile.url(database));
				Statement statement = connection.createStatement()) {
			ProgressHandler.setHandler(connection, STEPS, end(limit));
			try (ResultSet row = statement.executeQuery("pragma quick_check(1)")) {
				return row.next() ? row.getString(1) : SOUND;
			}
		}
	}

	/** Interrupts a statement once the time is over. */
	private static ProgressHandler end(Duration limit) {
		long begun = System.nanoTime();
		return new ProgressHandler() {

			@Override
			protected int progress() {
				return (System.nanoTime() - begun > limit.toNanos()) ? 1 : 0;
			}

		};
	}

	private static void failed(Path database, Duration limit, SQLException failure) {
		switch (SqliteCode.of(failure)) {
			case INTERRUPT -> logger.info("The quick check of the database " + database + " found nothing in "
					+ limit.toSeconds() + " s; the rest of it was not checked");
			case CORRUPT -> throw damaged(database, String.valueOf(failure.getMessage()), failure);
			case NOTADB -> throw new StorageUnusable("The file " + database + " is not a database of Maru's.",
					"Put a backup in its place, or name another folder with maru.data.", failure);
			case FULL -> throw new StorageUnusable("The disk of the database " + database + " is full.",
					"Free some space there and start again.", failure);
			default -> throw new StorageUnusable(
					"The database " + database + " cannot be opened by the user " + ProcessUser.describe() + ": "
							+ failure.getMessage() + '.',
					"Make sure that this user can write the file, the files next to it, and the folder.", failure);
		}
	}

	private static StorageUnusable damaged(Path database, String found, @Nullable Throwable cause) {
		String first = found.lines().filter((line) -> !line.startsWith("***")).findFirst().orElse(found);
		return new StorageUnusable("The database " + database + " is damaged: " + first + '.',
				"Put a backup in its place; what can still be read, `sqlite3 " + database + " .recover` prints.",
				cause);
	}

}
