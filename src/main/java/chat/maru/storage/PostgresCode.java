package chat.maru.storage;

import java.sql.SQLException;

import chat.maru.storage.Database.ErrorKind;
import org.jspecify.annotations.Nullable;

/**
 * Classifies PostgreSQL's error codes
 * (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
final class PostgresCode {

	private PostgresCode() {
	}

	static ErrorKind kind(SQLException failure) {
		String state = failure.getSQLState();
		if (state == null || state.length() != 5) {
			return ErrorKind.FAILURE;
		}
		return switch (state.substring(0, 2)) {
			// Data exceptions, violated constraints, and wrong statements.
			case "02", "21", "22", "23", "24", "26", "34", "44", "0A", "P0" -> ErrorKind.STATEMENT;
			case "42" -> state.equals("42501") ? ErrorKind.FAILURE : ErrorKind.STATEMENT;
			case "40" -> ErrorKind.CONFLICT;
			case "55" -> state.equals("55P03") ? ErrorKind.CONFLICT : ErrorKind.FAILURE;
			// Damaged pages and indexes.
			case "XX" -> state.equals("XX000") ? ErrorKind.FAILURE : ErrorKind.DAMAGE;
			default -> ErrorKind.FAILURE;
		};
	}

	/**
	 * Returns whether a commit that failed may have succeeded: its answer was lost, or it
	 * was cancelled while it waited for a replica.
	 */
	static boolean isOutcomeUnknown(SQLException failure) {
		String state = failure.getSQLState();
		return state == null || state.startsWith("08") || state.startsWith("57") || isWarning(state);
	}

	static boolean isFull(SQLException failure) {
		return "53100".equals(failure.getSQLState());
	}

	static boolean isWarning(@Nullable String state) {
		return state != null && state.startsWith("01");
	}

}
