package chat.maru.refusal;

import java.time.Duration;

/** Formats the header {@code Retry-After} (RFC 9110, 10.2.3). */
public final class RetryAfter {

	private RetryAfter() {
	}

	/**
	 * Whole seconds, rounded up, so that a client that waits this long is not refused
	 * again.
	 */
	public static String seconds(Duration wait) {
		return String.valueOf(wait.plusSeconds(1).minusNanos(1).toSeconds());
	}

}
