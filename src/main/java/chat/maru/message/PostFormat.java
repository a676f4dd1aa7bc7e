package chat.maru.message;

import java.util.UUID;

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
public class PostFormat {

	private final JsonMapper json;

	PostFormat(JsonMapper json) {
		this.json = json;
	}

	/**
	 * What can be made of the body; {@link Draft#check} tells whether it is a message.
	 */
	public Draft read(byte[] body) {
		return read(body, null);
	}

	/** The same, and the message gets a clientId if the client gives it none. */
	Draft readWithClientId(byte[] body) {
		return read(body, UUID.randomUUID().toString());
	}

	private Draft read(byte[] body, @Nullable String otherwise) {
		try {
			JsonNode node = this.json.readTree(body);
			if (node != null && node.isObject()) {
				return new Draft(true, node.hasNonNull("clientId") ? string(node, "clientId") : otherwise,
						string(node, "text"));
			}
		}
		catch (JacksonException ex) {
			// Said by the draft.
		}
		return new Draft(false, null, null);
	}

	private static @Nullable String string(JsonNode node, String field) {
		JsonNode value = node.get(field);
		return (value != null && value.isString()) ? value.stringValue() : null;
	}

}
