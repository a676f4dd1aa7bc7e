package chat.maru.storage;

import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Permissions of what Maru makes, on systems that have them: nobody else reads it. */
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
