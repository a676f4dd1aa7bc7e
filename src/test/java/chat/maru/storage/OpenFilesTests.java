package chat.maru.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A removed or replaced file is noticed and stays lost. */
@DisabledOnOs(OS.WINDOWS)
@ExtendWith(OutputCaptureExtension.class)
class OpenFilesTests {

	@TempDir
	private Path parent;

	private final OpenFiles files = new OpenFiles();

	private Path database;

	private Path log;

	@BeforeEach
	void open() throws Exception {
		Path folder = Files.createDirectory(this.parent.resolve("data"));
		this.database = Files.createFile(folder.resolve("maru.db"));
		this.log = Files.createFile(folder.resolve("maru.db-wal"));
		this.files.noteOpened(this.database, this.log);
		assertThat(this.files.look()).isNull();
	}

	@Test
	void writingToAFileIsNotALoss() throws Exception {
		Files.writeString(this.database, "more");
		assertThat(this.files.look()).isNull();
		assertThat(this.files.lost()).isNull();
	}

	@Test
	void aRemovedFileIsLost(CapturedOutput output) throws Exception {
		Files.delete(this.log);
		assertThat(this.files.look()).isEqualTo(this.log);
		this.files.look();
		assertThat(output.toString().lines())
			.filteredOn((line) -> line.contains("The file " + this.log + " was removed or replaced"))
			.hasSize(1);
	}

	@Test
	void aReplacedFileIsLost() throws Exception {
		Path other = Files.createFile(this.parent.resolve("other"));
		Files.move(other, this.database, StandardCopyOption.REPLACE_EXISTING);
		assertThat(this.files.look()).isEqualTo(this.database);
	}

	@Test
	void aMovedFolderIsLostEvenIfItIsMovedBack() throws Exception {
		Path folder = this.database.getParent();
		Path elsewhere = Files.move(folder, this.parent.resolve("elsewhere"));
		assertThat(this.files.look()).isEqualTo(this.database);
		Files.move(elsewhere, folder);
		assertThat(this.files.look()).isEqualTo(this.database);
	}

}
