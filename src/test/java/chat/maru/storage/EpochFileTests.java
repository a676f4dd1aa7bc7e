package chat.maru.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

import chat.maru.storage.EpochNote.Note;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The note is valid for the files next to it and for no copies of them. */
class EpochFileTests {

	@TempDir
	private Path parent;

	private Path folder;

	private Path database;

	private EpochFile file;

	@BeforeEach
	void begin() throws Exception {
		this.folder = Files.createDirectory(this.parent.resolve("data"));
		this.database = Files.writeString(this.folder.resolve("maru.db"), "a database");
		this.file = in(this.folder);
		this.file.begin("e1", "-");
	}

	@AfterEach
	void close() {
		this.file.close();
	}

	private static EpochFile in(Path folder) {
		return new EpochFile(folder);
	}

	@Test
	void theLastPlaceIsReadAfterACrash() {
		this.file.note("lobby 1 1000");
		this.file.note("a-room-with-a-longer-name 22 2000");
		this.file.note("lobby 3 3000");
		assertThat(in(this.folder).read()).contains(new Note("e1", "lobby 3 3000"));
	}

	@Test
	void writingToTheFilesOrChangingTheirModeKeepsTheNoteValid() throws Exception {
		this.file.note("lobby 1 1000");
		Files.writeString(this.database, "another state of it");
		Files.setPosixFilePermissions(this.database, PosixFilePermissions.fromString("rw-rw----"));
		assertThat(in(this.folder).read()).contains(new Note("e1", "lobby 1 1000"));
	}

	@Test
	void aNoteIsContinuedAfterReading() {
		EpochFile next = in(this.folder);
		assertThat(next.read()).isPresent();
		next.note("lobby 4 4000");
		next.close();
		assertThat(in(this.folder).read()).contains(new Note("e1", "lobby 4 4000"));
	}

	@Test
	void aReplacedDatabaseInvalidatesTheNote() throws Exception {
		Path copy = Files.copy(this.database, this.parent.resolve("backup.db"), StandardCopyOption.COPY_ATTRIBUTES);
		Files.move(copy, this.database, StandardCopyOption.REPLACE_EXISTING);
		assertThat(in(this.folder).read()).isEmpty();
	}

	@Test
	void aCopyOfTheFolderInvalidatesTheNote() throws Exception {
		Path folder = Files.createDirectory(this.parent.resolve("copy"));
		for (String name : new String[] { "maru.db", "maru.epoch" }) {
			Files.copy(this.database.resolveSibling(name), folder.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
		}
		assertThat(in(folder).read()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1\ne1\n", "2\ne1\n1 -\n1 -\n-\n", "1\ne1\nx\ny\n-\n", "\0\0\0\0" })
	void aMalformedNoteIsIgnored(String content) throws Exception {
		Files.writeString(this.database.resolveSibling("maru.epoch"), content);
		assertThat(in(this.folder).read()).isEmpty();
	}

	@Test
	void aMissingNoteIsEmpty() throws Exception {
		Files.delete(this.database.resolveSibling("maru.epoch"));
		assertThat(in(this.folder).read()).isEmpty();
	}

	@Test
	void onlyTheOwnerMayReadTheNote() throws Exception {
		assertThat(PosixFilePermissions
			.toString(Files.getPosixFilePermissions(this.database.resolveSibling("maru.epoch"))))
			.isEqualTo("rw-------");
	}

	@Test
	void aNoteThatCannotBeWrittenStopsTheStart() throws Exception {
		Path folder = Files.createDirectory(this.parent.resolve("gone"));
		assertThatExceptionOfType(StorageUnusable.class).isThrownBy(() -> in(folder).begin("e", "-"))
			.withMessageContaining("cannot be written");
	}

	@Test
	void aPlaceThatCannotBeWrittenIsSkipped() throws Exception {
		Files.delete(this.database.resolveSibling("maru.epoch"));
		Files.createDirectory(this.database.resolveSibling("maru.epoch"));
		this.file.note("lobby 1 1000");
		this.file.note("lobby 2 2000");
	}

}
