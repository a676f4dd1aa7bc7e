package chat.maru.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How much space the database takes, and how much the disk of the data folder has left.
 */
@Component
public class StorageUse {

	private final Engine engine;

	private final Path folder;

	private final JdbcClient jdbc;

	StorageUse(Engine engine, StorageSettings settings, JdbcClient jdbc) {
		this.engine = engine;
		this.folder = settings.data();
		this.jdbc = jdbc;
	}

	/**
	 * The size of the database, in bytes. That of a file includes its write-ahead log;
	 * that of a server's database is what the server says.
	 */
	@Transactional(readOnly = true)
	public long bytes() {
		return (this.engine == Engine.POSTGRESQL)
				? this.jdbc.sql("select pg_database_size(current_database())").query(Long.class).single()
				: size(DataFolder.DATABASE) + size(DataFolder.DATABASE + "-wal");
	}

	private long size(String file) {
		try {
			return Files.size(this.folder.resolve(file));
		}
		catch (IOException ex) {
			// The write-ahead log is missing at times.
			return 0;
		}
	}

	/**
	 * The free space of the disk, in bytes; empty if the database is on another machine,
	 * or the disk does not say.
	 */
	public OptionalLong free() {
		if (this.engine == Engine.POSTGRESQL) {
			return OptionalLong.empty();
		}
		try {
			return OptionalLong.of(Files.getFileStore(this.folder).getUsableSpace());
		}
		catch (IOException ex) {
			return OptionalLong.empty();
		}
	}

}
