package chat.maru.log;

import java.sql.SQLException;
import java.sql.SQLTransientException;

import org.jspecify.annotations.Nullable;

/**
 * Recognises failures of PostgreSQL that say nothing about the changes, so that another
 * transaction may succeed
 * (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
final class PassingFailure {

	/** A chain of causes can be circular. */
	private static final int MAX_CAUSES = 16;

	private PassingFailure() {
	}

	static boolean is(Throwable failure) {
		Throwable cause = failure;
		for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
			if (cause instanceof SQLException sql) {
				return passes(sql.getSQLState()) || sql instanceof SQLTransientException;
			}
			cause = cause.getCause();
		}
		return false;
	}

	private static boolean passes(@Nullable String state) {
		if (state == null || state.length() != 5) {
			return false;
		}
		return switch (state) {
			// A session that another server waited for, or that waited for another.
			case "25P03", "25P04", "55P03", "57014" -> true;
			// A server that is starting, stopping or no longer the primary one, or has no
			// connection left.
			case "25006", "53300", "57P01", "57P02", "57P03", "57P05" -> true;
			// Deadlocks, and lost connections.
			default -> state.startsWith("40") || state.startsWith("08");
		};
	}

}
