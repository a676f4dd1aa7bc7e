package chat.maru.message;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Reads the body of a post, {@code {"clientId":"uuid","text":"...","replyTo":1}}. It does
 * not bind the body to a record, because that would accept a number as a text and could
 * not tell what was wrong.
 */
@Component
public class PostFormat {

	private final JsonMapper json;

	PostFormat(JsonMapper json) {
		this.json = json;
	}

	/**
	 * Reads a body as a draft. It never fails; {@link Draft#check} tells whether the body
	 * is a message.
	 */
	public Draft read(byte[] body) {
		return read(body, null);
	}

	/** Reads a body as a draft, with a random clientId if the client sent none. */
	Draft readWithClientId(byte[] body) {
		return read(body, UUID.randomUUID().toString());
	}

	private Draft read(byte[] body, @Nullable String otherwise) {
		try {
			JsonNode node = this.json.readTree(body);
			if (node != null && node.isObject()) {
				String epoch = string(node, "epoch");
				return new Draft(true, node.hasNonNull("clientId") ? string(node, "clientId") : otherwise,
						string(node, "text"), replyTo(node), (epoch == null && node.hasNonNull("epoch")) ? "" : epoch,
						SentMentions.read(node.get("mentions")));
			}
		}
		catch (JacksonException ex) {
			// The draft tells that the body is not an object.
		}
		return new Draft(false, null, null, null, null, SentMentions.NONE);
	}

	/** Returns 0 for what cannot be a seq. */
	private static @Nullable Long replyTo(JsonNode node) {
		JsonNode value = node.get("replyTo");
		if (value == null || value.isNull()) {
			return null;
		}
		return (value.isIntegralNumber() && value.canConvertToLong()) ? value.longValue() : 0L;
	}

	private static @Nullable String string(JsonNode node, String field) {
		JsonNode value = node.get(field);
		return (value != null && value.isString()) ? value.stringValue() : null;
	}

}
