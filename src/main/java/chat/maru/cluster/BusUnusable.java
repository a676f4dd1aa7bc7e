package chat.maru.cluster;

import org.jspecify.annotations.Nullable;

/** The server cannot start with the settings of the bus as they are. */
final class BusUnusable extends RuntimeException {

	private final String action;

	/**
	 * Describe the problem.
	 * @param sentence what is wrong, for the operator, without secrets
	 * @param action what the operator can do about it
	 */
	BusUnusable(String sentence, String action, @Nullable Throwable cause) {
		super(sentence, cause);
		this.action = action;
	}

	String action() {
		return this.action;
	}

}
