package chat.maru.message;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

import chat.maru.refusal.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A message as a client sent it, not yet validated. {@link #check} validates it.
 *
 * @param object whether the body is a JSON object
 * @param sentClientId the clientId as it was sent; null if it is missing or not a string
 * @param sentText the text; null if it is missing or not a string
 * @param replyTo the seq of the message that it replies to; 0 if it is not a whole
 * number, null if it is missing
 * @param epoch the epoch of that seq; empty if it is not a string, null if it is missing
 * @param mentions the mentions that the client lists
 */
public record Draft(boolean object, @Nullable String sentClientId, @Nullable String sentText, @Nullable Long replyTo,
		@Nullable String epoch, SentMentions mentions) {

	private static final Pattern CLIENT_ID = Pattern
		.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

	/**
	 * Creates a draft of a text that was sent without a clientId. It gets a random one.
	 */
	static Draft of(String text) {
		return new Draft(true, UUID.randomUUID().toString(), text, null, null, SentMentions.NONE);
	}

	/**
	 * Checks that the draft is a well-formed message. The text itself is checked later,
	 * by {@link MessageText}.
	 * @throws Refused if it is not
	 */
	void check() {
		if (!this.object) {
			throw new Refused(MessageReason.MALFORMED);
		}
		checkClientId(this.sentClientId);
		if (this.sentText == null) {
			throw new Refused(MessageReason.TEXT_MISSING);
		}
		if (this.replyTo != null && this.replyTo < 1) {
			throw new Refused(MessageReason.SEQ_INVALID, "replyTo is not the seq of a message.");
		}
	}

	/**
	 * Checks that a clientId is a UUID.
	 * @throws Refused if it is not
	 */
	static void checkClientId(@Nullable String clientId) {
		if (clientId == null || !CLIENT_ID.matcher(clientId).matches()) {
			throw new Refused(MessageReason.CLIENT_ID_INVALID);
		}
	}

	/** Returns the clientId in lower case, so that it can be compared. */
	String clientId() {
		return comparable(this.sentClientId);
	}

	/** RFC 9562, section 4, allows upper and lower case as input. */
	static String comparable(@Nullable String clientId) {
		return (clientId != null) ? clientId.toLowerCase(Locale.ROOT) : "";
	}

	String text() {
		return (this.sentText != null) ? this.sentText : "";
	}

}
