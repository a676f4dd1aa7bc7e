package chat.maru.log;

import org.jspecify.annotations.Nullable;

/**
 * Something to commit to one log or several, all or nothing. A change is a value: the
 * {@link ChangeApplier} of its family applies it.
 */
public interface Change {

	/**
	 * What identifies the change when a client sends it again.
	 * @return null if clients do not send it again
	 */
	default @Nullable ChangeKey key() {
		return null;
	}

}
