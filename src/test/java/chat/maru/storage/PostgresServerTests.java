package chat.maru.storage;

import java.sql.SQLException;

import chat.maru.storage.Database.ErrorKind;
import com.zaxxer.hikari.SQLExceptionOverride;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The settings of a PostgreSQL server, and what its error codes mean. */
class PostgresServerTests {

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:postgresql://db.example:5432/maru",
			"jdbc:postgresql://db.example:5432/maru?password=x1", "jdbc:postgresql://me:x1@db.example:5432/maru" })
	void theNameHasNoPassword(String url) {
		PostgresServer server = PostgresServer.of(new DatabaseSettings(url, "me", "x1"));
		assertThat(server.name()).isEqualTo("db.example:5432/maru");
		assertThat(server).hasToString("db.example:5432/maru");
		assertThat(new DatabaseSettings(url, "me", "x1").toString()).doesNotContain("x1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "jdbc:sqlite:maru.db", "postgresql://db/maru", "jdbc:mysql://db/maru" })
	void anotherDatabaseIsRefused(String url) {
		assertThatExceptionOfType(StorageUnusable.class)
			.isThrownBy(() -> PostgresServer.of(new DatabaseSettings(url, null, null)))
			.withMessage("spring.datasource.url is not the URL of a PostgreSQL database.");
	}

	@ParameterizedTest
	@CsvSource({ "23505, STATEMENT", "42601, STATEMENT", "22021, STATEMENT", "42501, FAILURE", "08006, FAILURE",
			"53100, FAILURE", "57P01, FAILURE", "25006, FAILURE", "40001, CONFLICT", "55P03, CONFLICT",
			"XX000, FAILURE", "XX001, DAMAGE", "XX002, DAMAGE", ", FAILURE" })
	void errorCodesHaveAKind(String state, ErrorKind kind) {
		assertThat(PostgresCode.kind(new SQLException("of a test", state))).isEqualTo(kind);
	}

	/** A database that fails over now answers, but not to this connection. */
	@ParameterizedTest
	@CsvSource({ "25006, MUST_EVICT", "23505, CONTINUE_EVICT", "40001, CONTINUE_EVICT", ", CONTINUE_EVICT" })
	void connectionsToAServerThatIsNoLongerThePrimaryAreReplaced(String state, SQLExceptionOverride.Override answer) {
		assertThat(new DemotedServer().adjudicate(new SQLException("of a test", state))).isEqualTo(answer);
	}

	@Test
	void aCommitWhoseAnswerWasLostIsUnknown() {
		assertThat(PostgresCode.isOutcomeUnknown(new SQLException("lost", "08006"))).isTrue();
		assertThat(PostgresCode.isOutcomeUnknown(new SQLException("terminated", "57P01"))).isTrue();
		assertThat(PostgresCode.isOutcomeUnknown(new SQLException("violated", "23505"))).isFalse();
	}

}
