package chat.maru.log;

import org.jspecify.annotations.Nullable;

/**
 * Identifies a change that a client may send more than once. An account can use a
 * clientId for one change only, whatever its kind and its log.
 *
 * @param account the id of the account that makes the change
 * @param clientId the UUID that its client chose, in lower case
 * @param log the log that the change is for
 * @param type the type of the entry that it becomes
 * @param message the seq of the message that it is about; null if it posts one
 */
public record ChangeKey(String account, String clientId, String log, String type, @Nullable Long message) {

	/** Whether the change that became this entry is the same one. */
	boolean isOf(Entry entry) {
		return this.log.equals(entry.log()) && this.type.equals(entry.type())
				&& (this.message == null || this.message.equals(entry.message()));
	}

}
