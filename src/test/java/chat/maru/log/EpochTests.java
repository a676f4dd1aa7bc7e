package chat.maru.log;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import chat.maru.storage.EpochFile;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/** The epoch is the same from start to start, until the database has lost something. */
class EpochTests {

	@TempDir
	private Path folder;

	private Path database;

	private JdbcClient jdbc;

	@BeforeEach
	void make() {
		this.database = this.folder.resolve("maru.db");
		DriverManagerDataSource source = new DriverManagerDataSource("jdbc:sqlite:" + this.database);
		Flyway.configure().dataSource(source).locations("classpath:db/migration/sqlite").target("8").load().migrate();
		this.jdbc = JdbcClient.create(source);
		this.jdbc.sql("insert into account (id, name, name_key, created_at) values ('a', 'Minji', 'minji', 1)")
			.update();
		this.jdbc.sql("insert into room (id, name, name_key, created_at) values ('r', 'Garden', 'garden', 1)").update();
	}

	/** As a start does it. What the start before had open stays so, as after a crash. */
	private Epoch start() {
		return new Epoch(new EpochFile(this.folder), this.jdbc);
	}

	private void commit(Epoch epoch, String room, long seq) {
		store(room, seq, seq * 1000);
		Entry entry = new Entry(room, seq, "unarchived", Instant.ofEpochSecond(seq), "a", null, null, null, null, null,
				0);
		epoch.committed(List.of(new Committed(mock(), entry)));
	}

	private void store(String room, long seq, long at) {
		this.jdbc.sql(
				"insert into event (room_id, seq, type, at, account_id, messages) values (?, ?, 'unarchived', ?, 'a', 0)")
			.params(room, seq, at)
			.update();
	}

	/** As {@code cp} does it: into the file that is there. */
	private void restore(byte[] backup) throws Exception {
		Files.write(this.database, backup);
	}

	@Test
	void aCrashDoesNotChangeIt() {
		Epoch first = start();
		assertThat(first.value()).matches("[0-9a-f]{16}");
		assertThat(start().value()).isEqualTo(first.value());
		commit(first, "lobby", 1);
		commit(first, "r", 1);
		// Committed, and killed before it was noted.
		store("r", 2, 2000);
		assertThat(start().value()).isEqualTo(first.value());
	}

	@Test
	void aBackupThatLacksWhatWasCommittedChangesIt() throws Exception {
		Epoch first = start();
		commit(first, "lobby", 1);
		byte[] backup = Files.readAllBytes(this.database);
		commit(first, "r", 1);
		restore(backup);
		Epoch second = start();
		assertThat(second.value()).isNotEqualTo(first.value());
		assertThat(start().value()).isEqualTo(second.value());
		commit(second, "r", 1);
		restore(backup);
		assertThat(start().value()).isNotIn(first.value(), second.value());
	}

	@Test
	void aBackupThatHasTheSeqForSomethingElseChangesIt() throws Exception {
		Epoch first = start();
		byte[] backup = Files.readAllBytes(this.database);
		commit(first, "r", 1);
		restore(backup);
		store("r", 1, 5);
		assertThat(start().value()).isNotEqualTo(first.value());
	}

	@Test
	void theHeadsAtTheStartOfAnEpochAreKnown() throws Exception {
		store("lobby", 1, 1000);
		byte[] backup = Files.readAllBytes(this.database);
		store("r", 1, 2000);
		Epoch first = start();
		restore(backup);
		assertThat(start().value()).isNotEqualTo(first.value());
	}

	@Test
	void aBackupThatLacksNothingLeavesIt() throws Exception {
		Epoch first = start();
		commit(first, "r", 1);
		restore(Files.readAllBytes(this.database));
		assertThat(start().value()).isEqualTo(first.value());
	}

	@Test
	void withoutItsNoteItIsAnother() throws Exception {
		Epoch first = start();
		Files.delete(this.folder.resolve("maru.epoch"));
		assertThat(start().value()).isNotEqualTo(first.value());
	}

}
