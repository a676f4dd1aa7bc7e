package chat.maru.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Only its owner can read the data folder, and one server at a time uses it. */
class DataFolderTests {

	@TempDir
	private Path parent;

	private Path path;

	@BeforeEach
	void path() {
		this.path = this.parent.resolve("data");
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void newFilesAreReadableByTheirOwnerOnly() throws Exception {
		DataFolder.open(this.path).close();
		assertThat(permissions(this.path)).isEqualTo("rwx------");
		assertThat(permissions(this.path.resolve("maru.db"))).isEqualTo("rw-------");
		assertThat(permissions(this.path.resolve("maru.lock"))).isEqualTo("rw-------");
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void existingFilesKeepTheirPermissions() throws Exception {
		Files.createDirectory(this.path);
		Files.setPosixFilePermissions(this.path, PosixFilePermissions.fromString("rwxr-xr-x"));
		DataFolder.open(this.path).close();
		assertThat(permissions(this.path)).isEqualTo("rwxr-xr-x");
	}

	@Test
	void aSecondServerIsRefusedUntilTheFirstHasClosed() throws Exception {
		DataFolder folder = DataFolder.open(this.path);
		Path link = Files.createSymbolicLink(this.parent.resolve("link"), this.path);
		for (Path again : new Path[] { this.path, link }) {
			assertThatExceptionOfType(StorageUnusable.class).isThrownBy(() -> DataFolder.open(again))
				.withMessage("The data folder " + again + " is in use: another Maru runs there (this process).");
		}
		folder.close();
		DataFolder.open(this.path).close();
	}

	@Test
	void twoFoldersCanBeUsedAtOnce() {
		try (DataFolder first = DataFolder.open(this.path);
				DataFolder second = DataFolder.open(this.parent.resolve("other"))) {
			assertThat(first.database()).isNotEqualTo(second.database());
		}
	}

	@Test
	void aFolderInsideAFileIsRefused() throws Exception {
		Path file = Files.createFile(this.parent.resolve("file"));
		refused(file.resolve("data"), "The data folder " + file.resolve("data") + " cannot be made");
		refused(file, "The data folder " + file + " cannot be made");
	}

	@Test
	void aFolderInPlaceOfTheLockOrTheDatabaseIsReported() throws Exception {
		Files.createDirectories(this.path.resolve("maru.lock"));
		refused(this.path, "The file " + this.path.resolve("maru.lock") + " cannot be written");
		Files.delete(this.path.resolve("maru.lock"));
		Files.createDirectories(this.path.resolve("maru.db"));
		refused(this.path, "The file " + this.path.resolve("maru.db") + " cannot be written");
		// The lock was released after the failure.
		Files.delete(this.path.resolve("maru.db"));
		DataFolder.open(this.path).close();
	}

	@Test
	void theAdviceForDeniedAndMissingFoldersNamesTheUser() {
		AccessDeniedException denied = new AccessDeniedException("for a test");
		assertThat(FolderProblem.of("It cannot be written", this.parent, denied).action())
			.startsWith("Let that user own the folder (chown -R ")
			.contains(this.parent + ")");
		assertThat(FolderProblem.of("It cannot be made", this.path, denied).action())
			.startsWith("Create the folder for that user (mkdir -p " + this.path + " && chown -R ");
	}

	private static void refused(Path folder, String sentence) {
		assertThatExceptionOfType(StorageUnusable.class).isThrownBy(() -> DataFolder.open(folder))
			.satisfies((refused) -> assertThat(refused.sentence()).startsWith(sentence)
				.contains(" by the user " + System.getProperty("user.name")))
			.satisfies((refused) -> assertThat(refused.action()).contains("maru.data"));
	}

	private static String permissions(Path file) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
	}

}
