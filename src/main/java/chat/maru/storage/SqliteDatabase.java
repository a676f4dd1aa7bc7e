package chat.maru.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.TransactionSystemException;

/**
 * A file in the data folder: one connection that writes and a pool that reads. SQLite
 * allows one writer at a time. Queueing for the connection is fair; waiting for SQLite's
 * lock is not.
 */
final class SqliteDatabase implements Database {

	private static final int READERS = 4;

	/**
	 * How long a start checks the database at most. A large one is not checked
	 * completely.
	 */
	private static final Duration LONGEST_CHECK = Duration.ofSeconds(5);

	/** Below this much free space the disk counts as full, in bytes. */
	static final long MIN_FREE = 10L << 20;

	/** How long a text that was removed may stay in the write-ahead log. */
	private static final Duration BETWEEN_CLEARINGS = Duration.ofMinutes(1);

	private static final Log logger = LogFactory.getLog(SqliteDatabase.class);

	private final DataFolder folder;

	private final OpenFiles files;

	private final EpochFile epoch;

	private @Nullable WriteAheadLog writeAheadLog;

	private long cleared = System.nanoTime();

	private volatile boolean full;

	SqliteDatabase(DataFolder folder, OpenFiles files) {
		this.folder = folder;
		this.files = files;
		this.epoch = new EpochFile(folder.path());
	}

	/**
	 * Opens the database in a folder, and creates both if they do not exist.
	 * @throws StorageUnusable if the folder or the database cannot be used
	 */
	static SqliteDatabase open(Path path) {
		DataFolder folder = DataFolder.open(path);
		try {
			QuickCheck.run(folder.database(), LONGEST_CHECK);
			return new SqliteDatabase(folder, new OpenFiles());
		}
		catch (StorageUnusable ex) {
			folder.close();
			throw ex;
		}
	}

	@Override
	public Engine engine() {
		return Engine.SQLITE;
	}

	@Override
	public int isolation() {
		return Connection.TRANSACTION_SERIALIZABLE;
	}

	@Override
	public HikariDataSource writer() {
		return new SqliteFile(this.folder.database()).writer();
	}

	@Override
	public HikariDataSource readers() {
		return new SqliteFile(this.folder.database()).readers(READERS);
	}

	@Override
	public Connection open() {
		throw new UnsupportedOperationException("A connection outside of the pools would wait for SQLite's lock");
	}

	@Override
	public EpochNote epoch() {
		return this.epoch;
	}

	@Override
	public ErrorKind kind(SQLException failure) {
		return SqliteCode.of(failure).kind();
	}

	@Override
	public boolean isOutcomeUnknown(SQLException failure) {
		return false;
	}

	@Override
	public void opened(HikariDataSource writer) {
		this.writeAheadLog = new WriteAheadLog(this.folder.writeAheadLog(), writer);
		this.files.noteOpened(this.folder.database(), this.folder.writeAheadLog());
		check();
	}

	@Override
	public void beforeWriting() {
		require(this.files.lost());
	}

	/**
	 * The files are checked after the commit: a file that was lost before is noticed
	 * then, and a file that is lost later contains the commit.
	 */
	@Override
	public void committed(Connection connection) {
		require(this.files.look());
	}

	private static void require(@Nullable Path lost) {
		if (lost != null) {
			throw new TransactionSystemException("The file " + lost + " is not the one that is open");
		}
	}

	@Override
	public void check() {
		if (this.files.look() == null) {
			try {
				noteFree(Files.getFileStore(this.folder.path()).getUsableSpace());
			}
			catch (IOException ex) {
				logger.debug("The disk does not say how much space it has", ex);
			}
		}
		if (System.nanoTime() - this.cleared > BETWEEN_CLEARINGS.toNanos() && clear()) {
			this.cleared = System.nanoTime();
		}
	}

	private void noteFree(long bytes) {
		boolean now = bytes < MIN_FREE;
		if (now && !this.full) {
			logger.error("The disk of the data folder " + this.folder.path() + " is full: " + (bytes >> 10)
					+ " KiB are left");
		}
		else if (!now && this.full) {
			logger.info("The disk of the data folder " + this.folder.path() + " has space again");
		}
		this.full = now;
	}

	private boolean clear() {
		WriteAheadLog log = this.writeAheadLog;
		try {
			return log == null || this.files.lost() != null || log.clear();
		}
		catch (IOException | SQLException ex) {
			logger.debug("The write-ahead log could not be cleared", ex);
			return false;
		}
	}

	@Override
	public @Nullable String trouble() {
		if (this.files.lost() != null) {
			return "lost";
		}
		return this.full ? "full" : null;
	}

	@Override
	public void close() {
		this.epoch.close();
		this.folder.close();
	}

}
