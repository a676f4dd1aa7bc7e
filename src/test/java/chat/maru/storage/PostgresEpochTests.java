package chat.maru.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import chat.maru.storage.EpochNote.Note;
import chat.maru.support.Postgres;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All nodes of a PostgreSQL database have the same epoch, until it is another database.
 */
class PostgresEpochTests {

	private final String url = Postgres.newMigratedDatabase();

	private final PostgresEpoch epoch = new PostgresEpoch(() -> DriverManager.getConnection(this.url));

	@Test
	void ofSeveralNodesOneBeginsTheEpoch() {
		assertThat(this.epoch.read()).isEmpty();
		Set<String> begun = IntStream.range(0, 8)
			.parallel()
			.mapToObj((node) -> this.epoch.begin("e" + node, "-"))
			.collect(Collectors.toSet());
		assertThat(begun).hasSize(1);
		assertThat(this.epoch.read()).map(Note::epoch).hasValue(begun.iterator().next());
		assertThat(this.epoch.begin("later", "-")).isEqualTo(begun.iterator().next());
	}

	/** As after the fail-over to a replica, whose timeline is another one. */
	@Test
	void theEpochOfAnotherDatabaseDoesNotCount() {
		this.epoch.begin("first", "-");
		JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(this.url));
		String identity = jdbc.sql("select identity from epoch").query(String.class).single();
		assertThat(identity).matches("[0-9]+-[0-9]+-00000001");
		jdbc.sql("update epoch set identity = 'of another database'").update();
		assertThat(this.epoch.read()).isEmpty();
		assertThat(this.epoch.begin("second", "-")).isEqualTo("second");
		assertThat(this.epoch.read()).map(Note::epoch).hasValue("second");
	}

	@Test
	void aUserWithoutSpecialRightsIsEnough() {
		JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(this.url));
		for (String sql : List.of("create role maru_epoch_user login", "grant all on epoch to maru_epoch_user")) {
			jdbc.sql(sql).update();
		}
		String database = this.url.replaceFirst("user=[^&]*", "user=maru_epoch_user");
		PostgresEpoch ofUser = new PostgresEpoch(() -> connect(database));
		assertThat(ofUser.begin("first", "-")).isEqualTo("first");
		assertThat(ofUser.read()).map(Note::epoch).hasValue("first");
	}

	private static Connection connect(String database) throws SQLException {
		return DriverManager.getConnection(database);
	}

}
