package chat.maru.storage;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import javax.sql.DataSource;

import chat.maru.MaruApplication;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** A start that fails ends with a sentence and advice, without a stack trace. */
@ExtendWith(OutputCaptureExtension.class)
class StartRefusedTests {

	@TempDir
	private Path parent;

	private Path data;

	private Path database;

	@BeforeEach
	void folder() throws Exception {
		this.data = Files.createDirectory(this.parent.resolve("data"));
		this.database = this.data.resolve("maru.db");
	}

	@Test
	void aRandomFileAsTheDatabase(CapturedOutput output) throws Exception {
		byte[] noise = new byte[100_000];
		new Random(1).nextBytes(noise);
		Files.write(this.database, noise);
		refused(output, "The file " + this.database + " is not a database of Maru's.", "Put a backup in its place");
		DataFolder.open(this.data).close();
	}

	@Test
	void aDatabaseThatCannotBeMigrated(CapturedOutput output) {
		new JdbcTemplate(new DriverManagerDataSource(SqliteFile.url(this.database)))
			.execute("create table account (of text)");
		refused(output,
				"The database in the data folder " + this.data + " could not be brought to this version's schema",
				"put a backup in its place");
		DataFolder.open(this.data).close();
	}

	@Test
	void anUpgradeThatFailsIsUndoneCompletely(CapturedOutput output) {
		DataSource file = new DriverManagerDataSource(SqliteFile.url(this.database));
		Flyway.configure().dataSource(file).locations("classpath:db/migration/sqlite").target("7").load().migrate();
		JdbcTemplate jdbc = new JdbcTemplate(file);
		jdbc.execute("create table known_browser (of_version text)");
		refused(output, "could not be brought to this version's schema", "Nothing of the upgrade was kept");
		assertThat(jdbc.queryForList("select version from flyway_schema_history order by installed_rank desc limit 1",
				String.class))
			.containsExactly("7");
	}

	@Test
	void aFolderThatCannotBeCreated(CapturedOutput output) throws Exception {
		Files.delete(this.data);
		Files.createFile(this.data);
		refused(output,
				"The data folder " + this.data + " cannot be made by the user " + System.getProperty("user.name"),
				"maru.data");
	}

	@Test
	void aFolderInUseByAnotherServer(CapturedOutput output) {
		try (DataFolder taken = DataFolder.open(this.data)) {
			refused(output, "The data folder " + taken.path() + " is in use: another Maru runs there",
					"Stop that one first");
		}
	}

	@Test
	void aPortInUse(CapturedOutput output) throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			refused(output, "Port " + taken.getLocalPort() + " was already in use", "configure this application",
					"--server.address=127.0.0.1", "--server.port=" + taken.getLocalPort());
		}
		DataFolder.open(this.data).close();
	}

	private void refused(CapturedOutput output, String sentence, String action, String... arguments) {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.add("--maru.data=" + this.data);
		assertThatException()
			.isThrownBy(() -> SpringApplication.run(MaruApplication.class, all.toArray(String[]::new)));
		String said = output.toString();
		assertThat(said).contains("APPLICATION FAILED TO START").doesNotContain("\tat ");
		assertThat(said.substring(said.indexOf("APPLICATION FAILED TO START"))).contains(sentence, action);
	}

}
