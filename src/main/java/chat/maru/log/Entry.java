package chat.maru.log;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An entry of a log, as it is stored. See {@link NewEntry} for what the parts mean.
 *
 * @param seq its number in its log: 1, 2, 3... without holes
 * @param at when it was committed
 * @param clientId what the account's client calls the change, or null
 * @param message the seq of the message that it is about, its own for a message; or null
 * @param messages how many messages the log has up to here
 */
public record Entry(String log, long seq, String type, Instant at, String account, @Nullable String clientId,
		@Nullable Long message, @Nullable String subject, @Nullable String text, @Nullable String payload,
		long messages) {

	/** Where the log ends with it. */
	Head head() {
		return new Head(this.seq, this.messages);
	}

}
