package chat.maru.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * The data folder, locked so that one server at a time uses it. The operating system
 * keeps the lock for the process, so a crash cannot leave it behind. Only the user of the
 * process may read the files that Maru creates here.
 */
final class DataFolder implements AutoCloseable {

	private static final String LOCK = "maru.lock";

	static final String DATABASE = "maru.db";

	/** SQLite gives them the permissions of the database. */
	private static final List<String> BESIDE_THE_DATABASE = List.of("-wal", "-shm");

	/**
	 * Folders that this process has open. A lock does not protect against its own
	 * process, and closing a file that is locked elsewhere in the process would release
	 * the lock.
	 */
	private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

	private final Path path;

	private final Path realPath;

	private final FileChannel lock;

	private DataFolder(Path path, Path realPath, FileChannel lock) {
		this.path = path;
		this.realPath = realPath;
		this.lock = lock;
	}

	/**
	 * Create the folder if it does not exist, and lock it.
	 * @throws StorageUnusable if it cannot be created or written, or another server has
	 * locked it
	 */
	static DataFolder open(Path path) {
		Path realPath = make(path);
		if (!OPEN.add(realPath)) {
			throw inUse(path, "this process");
		}
		@Nullable FileChannel channel = null;
		boolean taken = false;
		try {
			channel = lock(path);
			DataFolder folder = new DataFolder(path, realPath, channel);
			folder.prepareDatabase();
			taken = true;
			return folder;
		}
		finally {
			if (!taken) {
				release(realPath, channel);
			}
		}
	}

	private static Path make(Path path) {
		try {
			if (!Files.isDirectory(path)) {
				Files.createDirectories(path, OwnerOnly.folder(path));
			}
			return path.toRealPath();
		}
		catch (IOException ex) {
			throw FolderProblem.of("The data folder " + path + " cannot be made", path, ex);
		}
	}

	private static FileChannel lock(Path folder) {
		Path file = folder.resolve(LOCK);
		try {
			FileChannel channel = FileChannel.open(file,
					Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
					OwnerOnly.file(file));
			FileLock lock = channel.tryLock();
			if (lock == null) {
				String holder = Files.readString(file).strip();
				channel.close();
				throw inUse(folder, holder.isEmpty() ? "another process" : "process " + holder);
			}
			channel.truncate(0);
			channel.write(ByteBuffer.wrap((ProcessUser.process() + '\n').getBytes(StandardCharsets.UTF_8)));
			return channel;
		}
		catch (IOException ex) {
			throw FolderProblem.of("The file " + file + " cannot be written", folder, ex);
		}
	}

	/** Before SQLite creates the file, which would make it readable by all users. */
	private void prepareDatabase() {
		Path file = database();
		try {
			if (!Files.exists(file)) {
				Files.createFile(file, OwnerOnly.file(file));
			}
		}
		catch (IOException ex) {
			throw FolderProblem.of("The file " + file + " cannot be made", this.path, ex);
		}
		requireWritable(file);
		BESIDE_THE_DATABASE.forEach((suffix) -> {
			Path sibling = file.resolveSibling(DATABASE + suffix);
			if (Files.exists(sibling)) {
				requireWritable(sibling);
			}
		});
	}

	private void requireWritable(Path file) {
		if (!Files.isRegularFile(file)) {
			throw FolderProblem.of("The file " + file + " cannot be written", this.path, "it is not a file");
		}
		if (!Files.isReadable(file) || !Files.isWritable(file)) {
			throw FolderProblem.of("The file " + file + " cannot be written", this.path, FolderProblem.DENIED);
		}
	}

	private static StorageUnusable inUse(Path folder, String holder) {
		return new StorageUnusable(
				"The data folder " + folder + " is in use: another Maru runs there (" + holder + ").",
				"Stop that one first, or give this one a folder of its own with maru.data.", null);
	}

	Path path() {
		return this.path;
	}

	/** The database's file. */
	Path database() {
		return this.path.resolve(DATABASE);
	}

	/** The write-ahead log next to the database. */
	Path writeAheadLog() {
		return this.path.resolve(DATABASE + "-wal");
	}

	@Override
	public void close() {
		release(this.realPath, this.lock);
	}

	private static void release(Path realPath, @Nullable FileChannel channel) {
		try {
			if (channel != null) {
				channel.close();
			}
		}
		catch (IOException ex) {
			// The operating system releases it at the latest when the process ends.
		}
		finally {
			OPEN.remove(realPath);
		}
	}

}
