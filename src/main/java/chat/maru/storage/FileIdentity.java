package chat.maru.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * What tells a file from a copy of it: the number of its inode, and when it was made,
 * because numbers are given out again. Permissions and contents do not matter.
 *
 * @param inode "-" where the system has none
 * @param made "-" where the system does not know
 */
record FileIdentity(String inode, String made) {

	private static final String UNKNOWN = "-";

	static FileIdentity of(Path file) throws IOException {
		String inode = file.getFileSystem().supportedFileAttributeViews().contains("unix")
				? String.valueOf(Files.getAttribute(file, "unix:ino")) : UNKNOWN;
		BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
		FileTime made = attributes.creationTime();
		// Java gives the time of the last change where the system knows no other.
		return new FileIdentity(inode,
				made.equals(attributes.lastModifiedTime()) ? UNKNOWN : made.toInstant().toString());
	}

	/**
	 * Read what {@link #toString} wrote.
	 * @throws IllegalArgumentException where it is something else
	 */
	static FileIdentity parse(String text) {
		String[] parts = text.split(" ", -1);
		if (parts.length != 2) {
			throw new IllegalArgumentException("Not an inode and a time");
		}
		return new FileIdentity(parts[0], parts[1]);
	}

	/** Whether nothing known of the two differs. */
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
