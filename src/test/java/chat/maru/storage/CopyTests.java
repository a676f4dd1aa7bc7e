package chat.maru.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import chat.maru.MaruApplication;
import chat.maru.support.Postgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.aot.AotDetector;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.SpringProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Copying the data of a SQLite server into a PostgreSQL database. */
@ExtendWith(OutputCaptureExtension.class)
class CopyTests {

	/** At least one row of each table, with values of each kind. */
	private static final String ROWS = """
			insert into account (id, role, name, name_key, name_initials, look_drawn, look_read, password, about, created_at)
				values ('a', 'administrator', '민지', '민지', 'ㅁㅈ', 'd', 'r', '{bcrypt}x', 'Two
			lines, "quotes" and \\', 1700000000000), ('b', 'deleted', '', 'deleted b', '', null, null, null, '', 5);
			insert into access_token values (x'00ff10', 'a', 1700000000001, 'A program');
			insert into setting values ('access', 'invite');
			insert into invitation values (x'01', 'a', 1, 2, 3);
			insert into identity values ('https://id.example', 'subject', 'a', 4);
			insert into passkey values (x'02', 'a', 'Phone', x'03', x'', 4294967296, 'usb,nfc', 1, 0, 5, 6);
			insert into ban values ('n', null, '192.0.2.0/24', 'spam', 'a', 1, null), ('m', 'b', null, '', 'a', 1, 2);
			insert into known_browser values ('a', x'04', 7);
			insert into room (id, name, created_at, kind, name_key, people_key, archived_at)
				values ('talk', '', 8, 'direct', 'talk', 'a,b', 9);
			insert into membership (room_id, account_id, joined_at, role) values ('talk', 'a', 10, 'owner');
			insert into read_mark values ('a', 'lobby', 2, 1);
			insert into silence values ('lobby', 'b', 11);
			insert into mute values ('a', 'lobby', 1);
			insert into favourite values ('a', 'lobby', 1);
			insert into pin values ('lobby', 1, 1, 1);
			insert into closed_notice values ('a', 'lobby', 1);
			insert into bookmark values ('a', 'lobby', 1, 1, 17);
			insert into room_invitation values (x'05', 'talk', 'a', 12, 13, 14);
			insert into audit (at, actor_id, action, detail) values (1, 'a', 'x', ''), (2, 'a', 'y', '');
			delete from audit where id = 2;
			insert into event values ('lobby', 1, 'posted', 15, 'a', 1, null, '안녕 👋' || char(0) || '!', null, 1, x'06'),
				('lobby', 2, 'renamed', 16, 'a', null, 'b', null, '{"name":"Lobby"}', 1, null),
				('person.a', 1, 'room-read', 17, 'a', null, null, null, '{}', 0, null);
			insert into message (room_id, seq, author_id, sent_at, text_seq, deleted_at, client_id)
				values ('lobby', 1, 'a', 15, 1, null, x'06');
			insert into reaction values ('lobby', 1, '👍', 'b');
			insert into reaction_change values ('b', x'10', 'lobby', 1, '👍', 1);
			insert into follower values ('last-message', 3);
			insert into follower_place values ('last-message', 'lobby', 2);
			insert into mention values ('lobby', 1, 'b', 2, 0, 7);
			insert into last_message values ('lobby', 1);
			insert into dismissed_hint values ('a', 'setup');
			insert into picture values ('a', 64, 'hash', x'09');
			insert into one_time values (x'07', 'setup', '{}', 4000000000000);
			insert into spring_session values ('123456789012345678901234567890123456', 'hash', 1, 2, 3, 4, 'a');
			insert into spring_session_attributes values ('123456789012345678901234567890123456', 'name', x'08')""";

	@TempDir
	private Path folder;

	private Path database;

	private JdbcClient sqlite;

	@BeforeEach
	void fill() {
		this.database = this.folder.resolve("maru.db");
		DriverManagerDataSource file = new DriverManagerDataSource(SqliteFile.url(this.database));
		Flyway.configure()
			.dataSource(file)
			.locations("classpath:db/migration/sqlite")
			.javaMigrations(new HashedSessionIds())
			.load()
			.migrate();
		this.sqlite = JdbcClient.create(file);
		Arrays.stream(ROWS.split(";\n")).forEach((statement) -> this.sqlite.sql(statement).update());
	}

	@Test
	void everyRowOfEveryTableIsCopied(CapturedOutput output) throws SQLException {
		Map<String, List<String>> before = rows(this.sqlite, """
				select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'""");
		assertThat(before).hasSizeGreaterThan(20).allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());
		String url = Postgres.newDatabase();
		// As in the image.
		SpringProperties.setFlag(AotDetector.AOT_ENABLED);
		copy(url);
		JdbcClient copy = JdbcClient.create(new DriverManagerDataSource(url));
		Map<String, List<String>> after = rows(copy,
				"select table_name from information_schema.tables where table_schema = 'public'");
		before.forEach((table, rows) -> assertThat(after.get(table)).as(table).isEqualTo(rows));
		assertThat(copy.sql("insert into audit (at, actor_id, action) values (3, 'a', 'z') returning id")
			.query(Long.class)
			.single()).as("the next number").isEqualTo(3);
		assertThat(output).contains("table 1 of " + before.size()).contains("rows were copied to ");
		assertThat(output).doesNotContain("Maru is at");
		refused(output, url, "is not empty: the table ");
	}

	/** Settles what is different by intent: numbers for booleans, and the character 0. */
	private static Map<String, List<String>> rows(JdbcClient jdbc, String tables) {
		Map<String, List<String>> rows = new TreeMap<>();
		for (String table : jdbc.sql(tables).query((row, number) -> row.getString(1)).list()) {
			if (!table.equals("flyway_schema_history")) {
				rows.put(table.toLowerCase(), jdbc.sql("select * from " + table).query((row, number) -> {
					Map<String, String> values = new TreeMap<>();
					for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
						Object value = row.getObject(i);
						String text = (value instanceof byte[] bytes) ? Arrays.toString(bytes)
								: String.valueOf((value instanceof Boolean truth) ? (truth ? 1 : 0) : value);
						values.put(row.getMetaData().getColumnName(i).toLowerCase(), text.replace('\0', '\ufffd'));
					}
					return values.toString();
				}).list().stream().sorted().toList());
			}
		}
		return rows;
	}

	@Test
	void aCopyThatFailsKeepsNothingAndCanBeRepeated(CapturedOutput output) throws SQLException {
		String url = Postgres.newDatabase();
		this.sqlite.sql("pragma foreign_keys = off").update();
		this.sqlite.sql("update last_message set room_id = 'nowhere'").update();
		refused(output, url, "The data could not be copied to ");
		assertThat(output).contains("last_message").doesNotContain("nowhere");
		JdbcClient copy = JdbcClient.create(new DriverManagerDataSource(url));
		assertThat(copy.sql("select count(*) from account").query(Integer.class).single()).isZero();
		assertThat(copy.sql("select id from room").query(String.class).list()).containsExactly("lobby");
		this.sqlite.sql("update last_message set room_id = 'lobby'").update();
		copy(url);
		assertThat(copy.sql("select count(*) from account").query(Integer.class).single()).isEqualTo(2);
	}

	@Test
	void aDatabaseThatCannotTakeTheDataIsRefused(CapturedOutput output) throws SQLException {
		refused(output, "", "The copy has no target: spring.datasource.url is not set.");
		refused(output, "jdbc:mysql://localhost/maru", "is not the URL of a PostgreSQL database");
		refused(output, "jdbc:postgresql://localhost:1/maru", "cannot be reached");
		String foreign = Postgres.newDatabase();
		JdbcClient.create(new DriverManagerDataSource(foreign)).sql("create table theirs (id integer)").update();
		refused(output, foreign, "is not empty: it has tables of another program.");
		String other = Postgres.newMigratedDatabase();
		JdbcClient.create(new DriverManagerDataSource(other))
			.sql("update flyway_schema_history set version = '999' where installed_rank = 1")
			.update();
		refused(output, other, "has the schema of another version of Maru.");
		String used = Postgres.newMigratedDatabase();
		try (Connection server = DriverManager.getConnection(used + "&ApplicationName=maru")) {
			assertThat(server.isValid(5)).isTrue();
			refused(output, used, "A Maru server uses the database ");
		}
	}

	@Test
	void aFolderThatHasNothingToCopyIsRefused(CapturedOutput output) throws Exception {
		String url = Postgres.newDatabase();
		try (DataFolder server = DataFolder.open(this.folder)) {
			assertThat(server.database()).isEqualTo(this.database);
			refused(output, url, "is in use: another Maru runs there");
		}
		this.sqlite.sql("""
				delete from flyway_schema_history
				where installed_rank = (select max(installed_rank) from flyway_schema_history)""").update();
		refused(output, url, "is of another version of Maru.");
		Files.delete(this.database);
		Files.createFile(this.database);
		refused(output, url, "has no data of Maru's.");
		Files.delete(this.database);
		refused(output, url, "has no database.");
		assertThat(new TreeSet<>(Arrays.asList(this.folder.toFile().list()))).doesNotContain("maru.db");
	}

	private void copy(String url) {
		MaruApplication.main(new String[] { "copy", "--maru.data=" + this.folder, "--spring.datasource.url=" + url });
	}

	private void refused(CapturedOutput output, String url, String sentence) {
		int before = output.getAll().length();
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> {
			if (url.isEmpty()) {
				MaruApplication.main(new String[] { "copy", "--maru.data=" + this.folder });
			}
			copy(url);
		});
		assertThat(output.getAll().substring(before)).contains("Description:")
			.contains(sentence)
			.doesNotContain("\tat ");
	}

}
