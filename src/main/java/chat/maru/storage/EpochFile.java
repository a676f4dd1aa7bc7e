package chat.maru.storage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A file next to the database: its epoch, and the last place that was committed in it. A
 * restored database does not have that place, or the note does not belong to this file:
 * the note identifies the two files by what a copy does not share.
 * <p>
 * The place is written after each commit and never forced to the disk. So it may lag
 * behind the database after a power failure, but never after a crash of the process, and
 * is never ahead of the database that it was written for.
 */
public final class EpochFile implements EpochNote, AutoCloseable {

	private static final String NAME = "maru.epoch";

	/** The version of the note's format. */
	private static final String VERSION = "1";

	/** Bytes of the note, in one block of the disk, so that it is written whole. */
	private static final int LENGTH = 512;

	private static final Log logger = LogFactory.getLog(EpochFile.class);

	private final Path folder;

	private final Path database;

	private final Path file;

	private String head = "";

	private @Nullable RandomAccessFile open;

	private boolean failing;

	/**
	 * The note in a data folder.
	 * @param folder where the database is when the note is read or begun
	 */
	public EpochFile(Path folder) {
		this.folder = folder;
		this.database = folder.resolve(DataFolder.DATABASE);
		this.file = folder.resolve(NAME);
	}

	/** Empty also if the note belongs to other files. */
	@Override
	public synchronized Optional<Note> read() {
		try {
			List<String> lines = Files.readString(this.file, StandardCharsets.UTF_8).lines().toList();
			if (lines.size() < 5 || !lines.get(0).equals(VERSION)) {
				return Optional.empty();
			}
			boolean same = FileIdentity.parse(lines.get(2)).matches(FileIdentity.of(this.database))
					&& FileIdentity.parse(lines.get(3)).matches(FileIdentity.of(this.file));
			this.head = head(lines.get(1), lines.get(2), lines.get(3));
			return same ? Optional.of(new Note(lines.get(1), lines.get(4))) : Optional.empty();
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
		catch (IOException | IllegalArgumentException ex) {
			logger.warn("The file " + this.file + " cannot be read: " + ex.getMessage());
			return Optional.empty();
		}
	}

	/**
	 * Begins an epoch.
	 * @throws StorageUnusable if the note cannot be written
	 */
	@Override
	public synchronized String begin(String epoch, String place) {
		Path made = this.folder.resolve(NAME + ".new");
		try {
			close();
			Files.deleteIfExists(made);
			Files.createFile(made, OwnerOnly.file(made));
			// Or Java could not say whether the system knows when the file was made.
			Files.setLastModifiedTime(made, FileTime.fromMillis(0));
			this.head = head(epoch, FileIdentity.of(this.database).toString(), FileIdentity.of(made).toString());
			try (RandomAccessFile whole = new RandomAccessFile(made.toFile(), "rw")) {
				whole.write(bytes(place));
				whole.getFD().sync();
			}
			Files.move(made, this.file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			return epoch;
		}
		catch (IOException ex) {
			throw FolderProblem.of("The file " + made + " cannot be written", this.folder, ex);
		}
	}

	/**
	 * Records the last place that was committed. A failure is logged once and has no
	 * other effect: the note lags behind.
	 */
	@Override
	public synchronized void note(String place) {
		try {
			RandomAccessFile whole = this.open;
			if (whole == null) {
				whole = new RandomAccessFile(this.file.toFile(), "rw");
				this.open = whole;
			}
			whole.seek(0);
			whole.write(bytes(place));
			this.failing = false;
		}
		catch (IOException ex) {
			if (!this.failing) {
				this.failing = true;
				logger.warn("The file " + this.file + " cannot be written: " + ex.getMessage());
			}
		}
	}

	private static String head(String epoch, String database, String file) {
		return VERSION + '\n' + epoch + '\n' + database + '\n' + file + '\n';
	}

	private byte[] bytes(String place) {
		return (this.head + place + '\n' + " ".repeat(LENGTH)).substring(0, LENGTH).getBytes(StandardCharsets.US_ASCII);
	}

	@Override
	public synchronized void close() {
		try {
			if (this.open != null) {
				this.open.close();
			}
		}
		catch (IOException ex) {
			logger.debug("The note could not be closed", ex);
		}
		this.open = null;
	}

}
