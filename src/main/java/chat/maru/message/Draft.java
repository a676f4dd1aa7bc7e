package chat.maru.message;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

import chat.maru.refusal.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What a client sent as a message; {@link #check} tells whether it is one.
 *
 * @param object whether the body is a JSON object at all
 * @param sentClientId the clientId as it was sent; null if it is not a string
 * @param sentText the text; null if it is not a string
 */
public record Draft(boolean object, @Nullable String sentClientId, @Nullable String sentText) {

	private static final Pattern CLIENT_ID = Pattern
		.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

	/** A text to which no client gave a clientId. */
	static Draft of(String text) {
		return new Draft(true, UUID.randomUUID().toString(), text);
	}

	/**
	 * Make sure that it is a message.
	 * @throws Refused if it is not
	 */
	void check() {
		if (!this.object) {
			throw new Refused(MessageReason.MALFORMED);
		}
		if (this.sentClientId == null || !CLIENT_ID.matcher(this.sentClientId).matches()) {
			throw new Refused(MessageReason.CLIENT_ID_INVALID);
		}
		if (this.sentText == null) {
			throw new Refused(MessageReason.TEXT_MISSING);
		}
	}

	/** The clientId as it is compared (RFC 9562, section 4: input in either case). */
	String clientId() {
		return (this.sentClientId != null) ? this.sentClientId.toLowerCase(Locale.ROOT) : "";
	}

	String text() {
		return (this.sentText != null) ? this.sentText : "";
	}

}
