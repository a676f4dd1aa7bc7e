package chat.maru.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * What distinguishes a file from a copy of it: its inode number, and the time when it was
 * created, because inode numbers are reused. Permissions and contents do not matter.
 *
 * @param inode the inode number; "-" if the system has none
 * @param made the time of creation; "-" if the system does not know it
 */
record FileIdentity(String inode, String made) {

	private static final String UNKNOWN = "-";

	static FileIdentity of(Path file) throws IOException {
		String inode = file.getFileSystem().supportedFileAttributeViews().contains("unix")
				? String.valueOf(Files.getAttribute(file, "unix:ino")) : UNKNOWN;
		BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
		FileTime made = attributes.creationTime();
		// Java returns the time of the last change if the system does not know another.
		return new FileIdentity(inode,
				made.equals(attributes.lastModifiedTime()) ? UNKNOWN : made.toInstant().toString());
	}

	/**
	 * Parse the result of {@link #toString}.
	 * @throws IllegalArgumentException if the text has another form
	 */
	static FileIdentity parse(String text) {
		String[] parts = text.split(" ", -1);
		if (parts.length != 2) {
			throw new IllegalArgumentException("Not an inode and a time");
		}
		return new FileIdentity(parts[0], parts[1]);
	}

	/** Whether the two are equal in all that is known of both. */
	boolean matches(FileIdentity other) {
		return matches(this.inode, other.inode) && matches(this.made, other.made);
	}

	private static boolean matches(String one, String other) {
		return one.equals(other) || one.equals(UNKNOWN) || other.equals(UNKNOWN);
	}

	@Override
	public String toString() {
		return this.inode + ' ' + this.made;
	}

}
