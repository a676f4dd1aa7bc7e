package chat.maru.log;

import org.jspecify.annotations.Nullable;

/**
 * An entry that does not have its number yet.
 *
 * @param log the log's id: that of its room
 * @param type what happened, for programs
 * @param account the id of the account that did it
 * @param subject the id of the account that it is about, or null
 * @param message the seq of the message that it is about, or null
 * @param text the text that the account wrote, or null. It is erased when the message is
 * deleted, so no text of a user belongs in the payload
 * @param payload everything else that it says, a JSON object, or null
 * @param counted whether it is a message of its own, which counts as unread
 */
public record NewEntry(String log, String type, String account, @Nullable String subject, @Nullable Long message,
		@Nullable String text, @Nullable String payload, boolean counted) {

	/** A message: later entries about it name it by its seq. */
	public static NewEntry message(String log, String type, String account, String text) {
		return new NewEntry(log, type, account, null, null, text, null, true);
	}

	/** Something that happened to a message. */
	public static NewEntry about(long message, String log, String type, String account) {
		return new NewEntry(log, type, account, null, message, null, null, false);
	}

}
