package chat.maru.network;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Summarises in one bounded line what failed and where. The message of an exception is
 * left out, because it may quote what a client sent.
 */
public final class FailureSummary {

	private static final int MAX_CAUSES = 20;

	private static final int MAX_FRAMES = 6;

	private FailureSummary() {
	}

	public static String of(Throwable failure) {
		Throwable cause = cause(failure);
		String where = Arrays.stream(cause.getStackTrace())
			.limit(MAX_FRAMES)
			.map((frame) -> frame.getClassName() + '.' + frame.getMethodName() + ':' + frame.getLineNumber())
			.collect(Collectors.joining(" < "));
		return cause.getClass().getName() + (where.isEmpty() ? "" : " at " + where);
	}

	/** The first cause. */
	public static Throwable cause(Throwable failure) {
		Throwable cause = failure;
		for (int i = 0; i < MAX_CAUSES && cause.getCause() != null; i++) {
			cause = cause.getCause();
		}
		return cause;
	}

}
