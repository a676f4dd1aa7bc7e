package chat.maru.log;

import org.jspecify.annotations.Nullable;

/**
 * An entry that does not have its seq yet.
 *
 * @param log the log's id: the id of its room or, in a person's log, an id that is
 * derived from the account
 * @param type the type of the entry
 * @param account the id of the account that made the change
 * @param subject the id of the account that the entry is about, or null
 * @param message the seq of the message that the entry is about, or null
 * @param text the text that the account wrote, or null. It is erased when the message is
 * deleted, so the payload must not contain text of users
 * @param payload all other data of the entry, a JSON object, or null
 * @param counted whether the entry is itself a message, which counts as unread
 */
public record NewEntry(String log, String type, String account, @Nullable String subject, @Nullable Long message,
		@Nullable String text, @Nullable String payload, boolean counted) {

	/**
	 * Creates the entry of a message. Later entries refer to the message by this entry's
	 * seq.
	 */
	public static NewEntry message(String log, String type, String account, String text) {
		return message(log, type, account, text, null);
	}

	/** Creates the entry of a message with a payload. */
	public static NewEntry message(String log, String type, String account, String text, @Nullable String payload) {
		return new NewEntry(log, type, account, null, null, text, payload, true);
	}

	/** Creates an entry about an existing message, with a text of its own. */
	public static NewEntry edit(long message, String log, String type, String account, String text, String payload) {
		return new NewEntry(log, type, account, null, message, text, payload, false);
	}

	/** Creates an entry about an existing message. */
	public static NewEntry about(long message, String log, String type, String account) {
		return new NewEntry(log, type, account, null, message, null, null, false);
	}

}
