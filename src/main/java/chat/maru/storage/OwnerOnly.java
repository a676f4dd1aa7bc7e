package chat.maru.storage;

import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Permissions of the files and folders that Maru creates, on systems that have them: only
 * the owner can read them.
 */
final class OwnerOnly {

	private OwnerOnly() {
	}

	static FileAttribute<?>[] folder(Path path) {
		return permissions(path.getFileSystem(), "rwx------");
	}

	static FileAttribute<?>[] file(Path path) {
		return permissions(path.getFileSystem(), "rw-------");
	}

	private static FileAttribute<?>[] permissions(FileSystem system, String permissions) {
		if (!system.supportedFileAttributeViews().contains("posix")) {
			return new FileAttribute<?>[0];
		}
		return new FileAttribute<?>[] {
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) };
	}

}
