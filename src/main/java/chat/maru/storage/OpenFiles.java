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
 * Notices that a file of the database is no longer the one that was opened: somebody
 * removed or replaced it, or its folder. What is written from then on goes into a file
 * without a name, which is gone when the process ends.
 */
class OpenFiles {

	private static final Log logger = LogFactory.getLog(OpenFiles.class);

	/**
	 * Each file and what identifies it; on Windows nothing does, and none can be lost.
	 */
	private volatile Map<Path, Object> opened = Map.of();

	private volatile @Nullable Path lost;

	/** Note which files these are, once all of them are open. */
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
	 * Look, in some microseconds.
	 * @return the file that was lost, for good: what was written meanwhile is in another
	 * one; null where all are there
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

	/** The file that was lost, as far as it has been noticed. */
	@Nullable Path lost() {
		return this.lost;
	}

	/** Null where there is no such file, or where the system says nothing. */
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
