package chat.maru.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import chat.maru.storage.Database.ErrorKind;
import com.zaxxer.hikari.HikariDataSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A SQLite file next to the database whose content can be computed from the database
 * again, such as an index. It is opened when it is first used. A file that is missing,
 * damaged or made for other content is replaced by an empty one, so it never prevents the
 * server from starting.
 * <p>
 * Each commit is on disk when it returns: whatever is committed to the database after it
 * can rely on it, also after a power failure. The bytes of deleted rows are overwritten.
 */
public final class IndexFile implements AutoCloseable {

	private static final int READERS = 2;

	/** Also for those whose content is computed in PostgreSQL, so it is never small. */
	private static final int MIN_VERSION = 1 << 30;

	private static final String ABOUT = "create table about (content text not null, version integer not null)";

	private static final Log logger = LogFactory.getLog(IndexFile.class);

	private final Path path;

	private final String content;

	private final List<String> schema;

	private @Nullable Pools open;

	/** Whether malformed pages were read. */
	private boolean damaged;

	private boolean closed;

	/**
	 * A file that is not opened yet.
	 * @param path the path of the file, in the data folder of this server
	 * @param content what the content was computed from and how; another one makes the
	 * file unusable
	 * @param schema the statements that create the tables
	 */
	public IndexFile(Path path, String content, List<String> schema) {
		this.path = path;
		this.content = content;
		this.schema = List.copyOf(schema);
	}

	/**
	 * Returns a number of this file, which stays the same as long as the file does. A new
	 * file has another one, and is empty.
	 * @throws IndexUnavailable if the file cannot be used at the moment
	 */
	public int version() {
		return pools().version;
	}

	/**
	 * Reads from the file.
	 * @throws IndexUnavailable if the file cannot be used at the moment
	 */
	public <T> T read(Function<JdbcClient, T> work) {
		Pools pools = pools();
		try {
			return work.apply(JdbcClient.create(pools.readers));
		}
		catch (DataAccessException ex) {
			throw failed(ex, pools);
		}
	}

	/**
	 * Writes to the file, in one transaction. One thread at a time does, and the others
	 * wait.
	 * @throws IndexUnavailable if the file cannot be used at the moment; nothing was
	 * written then
	 */
	public void write(Consumer<JdbcTemplate> work) {
		Pools pools = pools();
		try (Connection connection = pools.writer.getConnection()) {
			connection.setAutoCommit(false);
			try {
				work.accept(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
				connection.commit();
			}
			catch (SQLException | RuntimeException | Error ex) {
				connection.rollback();
				throw ex;
			}
		}
		catch (SQLException | DataAccessException ex) {
			throw failed(ex, pools);
		}
	}

	/**
	 * Empties the write-ahead log, which has a copy of what was deleted.
	 * @return false if a reader still uses an earlier state
	 * @throws IndexUnavailable if the file cannot be used at the moment
	 */
	public boolean clearWriteAheadLog() {
		Pools pools = pools();
		try {
			return new WriteAheadLog(sibling("-wal"), pools.writer).clear();
		}
		catch (SQLException | IOException ex) {
			throw failed(ex, pools);
		}
	}

	private synchronized IndexUnavailable failed(Exception failure, Pools pools) {
		if (pools == this.open && kind(failure).filter((kind) -> kind == ErrorKind.DAMAGE).isPresent()) {
			this.damaged = true;
		}
		return new IndexUnavailable(this.path, failure);
	}

	private static Optional<ErrorKind> kind(Throwable failure) {
		Throwable cause = failure;
		while (cause != null && !(cause instanceof SQLException)) {
			cause = cause.getCause();
		}
		return Optional.ofNullable((SQLException) cause).map((sql) -> SqliteCode.of(sql).kind());
	}

	private synchronized Pools pools() {
		if (this.closed) {
			throw new IndexUnavailable(this.path, null);
		}
		if (this.damaged && this.open != null) {
			logger.warn("The file " + this.path + " is damaged. It is made again");
			this.open.close();
			this.open = null;
		}
		if (this.open == null) {
			try {
				this.open = this.damaged ? create() : open();
				this.damaged = false;
			}
			catch (IOException | RuntimeException ex) {
				throw new IndexUnavailable(this.path, ex);
			}
		}
		return this.open;
	}

	private Pools open() throws IOException {
		if (!Files.exists(this.path)) {
			return create();
		}
		Pools pools = new Pools(this.path);
		try {
			Optional<Integer> version = JdbcClient.create(pools.writer)
				.sql("select version from about where content = ?")
				.param(this.content)
				.query(Integer.class)
				.optional();
			if (version.isPresent()) {
				return pools.of(version.get());
			}
			logger.info("The file " + this.path + " is made again, because it belongs to another database or version");
		}
		catch (RuntimeException ex) {
			ErrorKind kind = kind(ex).orElse(ErrorKind.DAMAGE);
			if (kind != ErrorKind.DAMAGE && kind != ErrorKind.STATEMENT) {
				pools.close();
				throw ex;
			}
			logger.warn("The file " + this.path + " cannot be used. It is made again");
		}
		pools.close();
		return create();
	}

	private Pools create() throws IOException {
		for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
			Files.deleteIfExists(sibling(suffix));
		}
		Files.createFile(this.path, OwnerOnly.file(this.path));
		Pools pools = new Pools(this.path);
		try {
			int version = MIN_VERSION | new SecureRandom().nextInt(MIN_VERSION);
			JdbcTemplate jdbc = new JdbcTemplate(pools.writer);
			this.schema.forEach(jdbc::execute);
			// Last, because a file without it is not used.
			jdbc.execute(ABOUT);
			jdbc.update("insert into about (content, version) values (?, ?)", this.content, version);
			return pools.of(version);
		}
		catch (RuntimeException ex) {
			pools.close();
			throw ex;
		}
	}

	private Path sibling(String suffix) {
		return this.path.resolveSibling(this.path.getFileName() + suffix);
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		if (this.open != null) {
			this.open.close();
			this.open = null;
		}
	}

	/** Thrown if the file cannot be used at the moment. */
	public static final class IndexUnavailable extends RuntimeException {

		IndexUnavailable(Path path, @Nullable Throwable cause) {
			// Without the cause, which would count as a failure of the database.
			super("The file " + path + " cannot be used" + ((cause != null) ? ": " + cause.getMessage() : ""));
		}

	}

	private static final class Pools {

		private final HikariDataSource writer;

		private final HikariDataSource readers;

		private int version;

		Pools(Path path) {
			SqliteFile file = new SqliteFile(path);
			this.writer = file.writer();
			this.writer.setPoolName("index-writer");
			this.writer.setConnectionInitSql("pragma secure_delete = on");
			this.readers = file.readers(READERS);
			this.readers.setPoolName("index-readers");
		}

		Pools of(int ofFile) {
			this.version = ofFile;
			return this;
		}

		void close() {
			this.readers.close();
			this.writer.close();
		}

	}

}
