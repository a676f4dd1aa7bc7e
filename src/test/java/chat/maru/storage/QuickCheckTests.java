package chat.maru.storage;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A damaged database is detected before it is used. */
@ExtendWith(OutputCaptureExtension.class)
class QuickCheckTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	@TempDir
	private Path folder;

	private Path file;

	@BeforeEach
	void file() {
		this.file = this.folder.resolve("maru.db");
	}

	@Test
	void anIntactDatabasePasses(CapturedOutput output) {
		fill(1_000);
		QuickCheck.run(this.file, LONG);
		assertThat(output).contains("The database " + this.file + " is sound");
	}

	@Test
	void anEmptyFilePasses(CapturedOutput output) throws Exception {
		Files.createFile(this.file);
		QuickCheck.run(this.file, LONG);
		assertThat(output).doesNotContain(this.file.toString());
	}

	@Test
	void damagedPagesInTheMiddleAreFound() throws Exception {
		fill(10_000);
		try (RandomAccessFile bytes = new RandomAccessFile(this.file.toFile(), "rw")) {
			byte[] noise = new byte[25 * 4096];
			new Random(1).nextBytes(noise);
			bytes.seek(bytes.length() / 2);
			bytes.write(noise);
		}
		assertThatExceptionOfType(StorageUnusable.class).isThrownBy(() -> QuickCheck.run(this.file, LONG))
			.withMessageStartingWith("The database " + this.file + " is damaged: ");
	}

	@Test
	void aRandomFileIsRefused() throws Exception {
		byte[] noise = new byte[100_000];
		new Random(1).nextBytes(noise);
		Files.write(this.file, noise);
		assertThatExceptionOfType(StorageUnusable.class).isThrownBy(() -> QuickCheck.run(this.file, LONG))
			.withMessage("The file " + this.file + " is not a database of Maru's.");
	}

	@Test
	void theCheckOfALargeDatabaseEndsAtTheTimeLimit(CapturedOutput output) {
		fill(300_000);
		QuickCheck.run(this.file, Duration.ZERO);
		assertThat(output).contains("found nothing in 0 s; the rest of it was not checked");
	}

	private void fill(int rows) {
		new JdbcTemplate(new DriverManagerDataSource(SqliteFile.url(this.file))).execute("""
				create table filled as with recursive n(i) as (select 1 union all select i + 1 from n where i < %d)
				select i, 'a text of some length ' || i as text from n""".formatted(rows));
	}

}
