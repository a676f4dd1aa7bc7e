package chat.maru.log;

import org.jspecify.annotations.Nullable;

/**
 * Identifies a change that a client may send more than once. An account can use a
 * clientId for only one change, in all logs and for all types of changes.
 *
 * @param account the id of the account that makes the change
 * @param clientId the UUID that the client chose, in lower case
 * @param log the log that the change is for
 * @param type the type of the change's first entry
 * @param message the seq of the message that the change is about; null if it posts a
 * message
 */
public record ChangeKey(String account, String clientId, String log, String type, @Nullable Long message) {

	/** Returns whether an entry comes from the change with this key. */
	boolean isOf(Entry entry) {
		return this.log.equals(entry.log()) && this.type.equals(entry.type())
				&& (this.message == null || this.message.equals(entry.message()));
	}

}
