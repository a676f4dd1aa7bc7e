package chat.maru.storage;

import java.sql.SQLException;

import org.flywaydb.core.api.FlywayException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;

/** Ends a start whose migration failed with a sentence, not a stack trace. */
class MigrationFailureAnalyzer extends AbstractFailureAnalyzer<FlywayException> {

	private final Environment environment;

	MigrationFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, FlywayException cause) {
		String database = database();
		Throwable root = NestedExceptionUtils.getMostSpecificCause(cause);
		if (root instanceof SQLException sql && (SqliteCode.of(sql) == SqliteCode.FULL || PostgresCode.isFull(sql))) {
			return new FailureAnalysis("The disk of the database in " + database + " is full.",
					"Free some space there and start again.", cause);
		}
		return new FailureAnalysis(
				"The database in " + database + " could not be brought to this version's schema: " + firstSentence(root)
						+ '.',
				"Nothing of the upgrade was kept. Start the version that wrote the database last, or put a backup in its place.",
				cause);
	}

	private String database() {
		String url = this.environment.getProperty("spring.datasource.url");
		return (url != null) ? PostgresServer.name(url)
				: "the data folder " + this.environment.getProperty("maru.data", "./data");
	}

	private static String firstSentence(Throwable failure) {
		String line = String.valueOf(failure.getMessage()).strip().lines().findFirst().orElse("");
		return line.split("\\. ", 2)[0].replaceAll("[.:]+$", "");
	}

}
