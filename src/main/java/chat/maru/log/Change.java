package chat.maru.log;

import org.jspecify.annotations.Nullable;

/**
 * A change to commit to one or more logs, as a whole or not at all. A change is an
 * immutable value; the {@link ChangeApplier} of its family applies it.
 */
public interface Change {

	/**
	 * Returns the key that identifies the change when a client sends it again.
	 * @return null if clients do not send the change again
	 */
	default @Nullable ChangeKey key() {
		return null;
	}

}
