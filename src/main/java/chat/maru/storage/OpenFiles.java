package chat.maru.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Notices when a file of the database is no longer the one that was opened, because the
 * file or its folder was removed or replaced. From then on, writes go into a file without
 * a name, which is lost when the process ends.
 */
class OpenFiles {

	private static final Log logger = LogFactory.getLog(OpenFiles.class);

	/**
	 * Each file with its key in the file system. On Windows there is no key, and open
	 * files cannot be removed.
	 */
	private volatile Map<Path, Object> opened = Map.of();

	private volatile @Nullable Path lost;

	/** Remember the identity of the files, once all of them are open. */
	void noteOpened(Path... files) {
		Map<Path, Object> keys = new LinkedHashMap<>();
		for (Path file : files) {
			Object key = key(file);
			if (key != null) {
				keys.put(file, key);
			}
		}
		this.opened = keys;
	}

	/**
	 * Check the files. Takes some microseconds.
	 * @return the file that was lost; null if all are there. A lost file is never found
	 * again, because what was written meanwhile is in another one
	 */
	@Nullable Path look() {
		for (Map.Entry<Path, Object> file : this.opened.entrySet()) {
			if (this.lost == null && !file.getValue().equals(key(file.getKey()))) {
				lost(file.getKey());
			}
		}
		return this.lost;
	}

	private synchronized void lost(Path file) {
		if (this.lost != null) {
			return;
		}
		this.lost = file;
		logger.error("The file " + file.toAbsolutePath()
				+ " was removed or replaced while the server has it open. Nothing is stored any more."
				+ " Put the right file in its place and start the server again.");
	}

	/** The file that was lost; null if no loss was noticed so far. */
	@Nullable Path lost() {
		return this.lost;
	}

	/** Null if the file does not exist, or the system has no key for it. */
	private static @Nullable Object key(Path file) {
		try {
			return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
		}
		catch (NoSuchFileException ex) {
			return null;
		}
		catch (IOException ex) {
			logger.debug("The file could not be looked at", ex);
			return null;
		}
	}

}
