package chat.maru.refusal;

import java.time.Duration;

/** A time to wait as the header {@code Retry-After} has it (RFC 9110, 10.2.3). */
public final class RetryAfter {

	private RetryAfter() {
	}

	/** Whole seconds, rounded up, so that waiting for them is enough. */
	public static String seconds(Duration wait) {
		return String.valueOf(wait.plusSeconds(1).minusNanos(1).toSeconds());
	}

}
