package chat.maru.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/** Says why the data folder cannot be used, as which user, and what can be done. */
final class FolderProblem {

	static final String DENIED = "permission denied";

	private static final String FULL = "No space left on device";

	private FolderProblem() {
	}

	static StorageUnusable of(String what, Path folder, IOException cause) {
		return of(what, folder, reason(cause), cause);
	}

	static StorageUnusable of(String what, Path folder, String reason) {
		return of(what, folder, reason, null);
	}

	private static StorageUnusable of(String what, Path folder, String reason, @Nullable Throwable cause) {
		String sentence = what + " by the user " + ProcessUser.describe() + ": " + reason + '.';
		return new StorageUnusable(sentence, action(folder, reason), cause);
	}

	private static String reason(IOException failure) {
		if (failure instanceof AccessDeniedException) {
			return DENIED;
		}
		if (failure instanceof NoSuchFileException) {
			return "the folder does not exist";
		}
		if (failure instanceof FileAlreadyExistsException exists) {
			return exists.getFile() + " is a file";
		}
		if (failure instanceof FileSystemException detailed && detailed.getReason() != null) {
			return detailed.getReason();
		}
		return String.valueOf(failure.getMessage());
	}

	private static String ownership(Path folder) {
		String chown = "chown -R " + ProcessUser.owner() + ' ' + folder;
		return Files.exists(folder) ? "Let that user own the folder (" + chown + ')'
				: "Create the folder for that user (mkdir -p " + folder + " && " + chown + ')';
	}

	private static String action(Path folder, String reason) {
		return switch (reason) {
			case FULL -> "Free some space on its disk and start again.";
			case DENIED -> ownership(folder.toAbsolutePath()) + ", or name another with maru.data.";
			default -> "Name a folder that can be written with maru.data.";
		};
	}

}
