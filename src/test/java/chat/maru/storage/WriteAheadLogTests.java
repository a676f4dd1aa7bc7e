package chat.maru.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** A removed text soon disappears from all files. */
class WriteAheadLogTests {

	private static final String TEXT = "what should not have been said";

	@TempDir
	private Path folder;

	private HikariDataSource writer;

	private HikariDataSource readers;

	private JdbcTemplate jdbc;

	private WriteAheadLog log;

	@BeforeEach
	void open() {
		SqliteFile file = new SqliteFile(this.folder.resolve("maru.db"));
		this.writer = file.writer();
		this.readers = file.readers(1);
		this.jdbc = new JdbcTemplate(this.writer);
		this.log = new WriteAheadLog(this.folder.resolve("maru.db-wal"), this.writer);
		this.jdbc.execute("create table said (id integer primary key, text text)");
		this.jdbc.update("insert into said values (1, ?), (2, 'something else')", TEXT);
		this.jdbc.update("update said set text = '' where id = 1");
	}

	@AfterEach
	void close() {
		this.readers.close();
		this.writer.close();
	}

	@Test
	void clearingTheWriteAheadLogRemovesTheText() throws Exception {
		assertThat(contains("maru.db-wal")).isTrue();
		assertThat(this.log.clear()).isTrue();
		assertThat(contains("maru.db-wal")).isFalse();
		assertThat(contains("maru.db")).isFalse();
		assertThat(this.jdbc.queryForList("select text from said", String.class)).containsExactly("", "something else");
		assertThat(this.jdbc.queryForObject("pragma busy_timeout", Integer.class)).isEqualTo(10_000);
	}

	@Test
	void aReaderOfAnEarlierStateDelaysClearingOnlyBriefly() throws Exception {
		try (Connection reader = this.readers.getConnection(); Statement statement = reader.createStatement()) {
			reader.setAutoCommit(false);
			statement.executeQuery("select text from said").next();
			this.jdbc.update("insert into said values (3, 'later')");
			assertThat(this.log.clear()).isFalse();
			this.jdbc.update("insert into said values (4, 'not held up')");
			reader.rollback();
		}
		assertThat(this.log.clear()).isTrue();
		assertThat(contains("maru.db-wal")).isFalse();
	}

	private boolean contains(String file) throws IOException {
		return new String(Files.readAllBytes(this.folder.resolve(file)), StandardCharsets.ISO_8859_1).contains(TEXT);
	}

}
