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
		String folder = this.environment.getProperty("maru.data", "./data");
		Throwable root = NestedExceptionUtils.getMostSpecificCause(cause);
		if (root instanceof SQLException sql && SqliteCode.of(sql) == SqliteCode.FULL) {
			return new FailureAnalysis("The disk of the data folder " + folder + " is full.",
					"Free some space there and start again.", cause);
		}
		return new FailureAnalysis(
				"The database in the data folder " + folder + " could not be brought to this version's schema: "
						+ firstSentence(root) + '.',
				"Nothing of the upgrade was kept. Start the version that wrote the database last, or put a backup in its place.",
				cause);
	}

	private static String firstSentence(Throwable failure) {
		String line = String.valueOf(failure.getMessage()).strip().lines().findFirst().orElse("");
		return line.split("\\. ", 2)[0].replaceAll("[.:]+$", "");
	}

}
