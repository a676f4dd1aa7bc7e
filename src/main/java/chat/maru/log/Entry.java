package chat.maru.log;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An entry of a log, as it is stored. {@link NewEntry} describes the other components.
 *
 * @param seq the entry's number in its log: 1, 2, 3... without gaps
 * @param at when it was committed
 * @param clientId the UUID that the account's client chose for the change, in lower case,
 * or null
 * @param message the seq of the message that the entry is about, or null; for a message
 * the entry's own seq
 * @param messages how many messages have been appended to the log up to and including
 * this entry
 */
public record Entry(String log, long seq, String type, Instant at, String account, @Nullable String clientId,
		@Nullable Long message, @Nullable String subject, @Nullable String text, @Nullable String payload,
		long messages) {

	/** Returns the head of the log if this is its last entry. */
	Head head() {
		return new Head(this.seq, this.messages);
	}

}
