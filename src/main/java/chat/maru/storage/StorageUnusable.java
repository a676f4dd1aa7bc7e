package chat.maru.storage;

import org.jspecify.annotations.Nullable;

/** The server cannot start with the data folder as it is. */
final class StorageUnusable extends RuntimeException {

	private final String action;

	/**
	 * Describe the problem.
	 * @param sentence what is wrong and where, for the operator
	 * @param action what the operator can do about it
	 */
	StorageUnusable(String sentence, String action, @Nullable Throwable cause) {
		super(sentence, cause);
		this.action = action;
	}

	String sentence() {
		return String.valueOf(getMessage());
	}

	String action() {
		return this.action;
	}

}
