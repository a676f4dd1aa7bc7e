package chat.maru.socket;

import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Reads the body of a post, {@code {"clientId":"uuid","text":"..."}}. By hand, because
 * binding to a record would take a number for a text and could not say what was wrong.
 */
@Component
class PostFormat {

	private static final Pattern UUID = Pattern
		.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

	private final JsonMapper json;

	PostFormat(JsonMapper json) {
		this.json = json;
	}

	/** What can be made of the body; {@link Draft#check} says whether it is a post. */
	Draft read(byte[] body) {
		try {
			JsonNode node = this.json.readTree(body);
			return (node != null && node.isObject()) ? new Draft(true, string(node, "clientId"), string(node, "text"))
					: new Draft(false, null, null);
		}
		catch (JacksonException ex) {
			return new Draft(false, null, null);
		}
	}

	private static @Nullable String string(JsonNode node, String field) {
		JsonNode value = node.get(field);
		return (value != null && value.isString()) ? value.stringValue() : null;
	}

	/**
	 * A body that may be a post.
	 *
	 * @param object whether it is a JSON object at all
	 * @param sentClientId the clientId as it was sent, if it is a string
	 * @param sentText the text, if it is a string
	 */
	record Draft(boolean object, @Nullable String sentClientId, @Nullable String sentText) {

		/**
		 * Make sure that it is a post.
		 * @throws FrameRefused where it is not
		 */
		void check() {
			if (!this.object) {
				throw refused("payload-malformed", "The body is not a JSON object.");
			}
			if (this.sentClientId == null || !UUID.matcher(this.sentClientId).matches()) {
				throw refused("client-id-invalid", "clientId is missing or not a UUID.");
			}
			if (this.sentText == null) {
				throw refused("text-missing", "text is missing or not a string.");
			}
		}

		/** The clientId as it is compared (RFC 9562, section 4: input in either case). */
		String clientId() {
			return (this.sentClientId != null) ? this.sentClientId.toLowerCase(Locale.ROOT) : "";
		}

		String text() {
			return (this.sentText != null) ? this.sentText : "";
		}

		private static FrameRefused refused(String code, String sentence) {
			return new FrameRefused(new Refusal(code, sentence));
		}

	}

}
