package chat.maru.socket;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** Reads the body of a typing signal, {@code {}} or {@code {"typing":false}}. */
@Component
class TypingFormat {

	private final JsonMapper json;

	TypingFormat(JsonMapper json) {
		this.json = json;
	}

	/**
	 * Returns whether the account is typing. A body without {@code "typing":false},
	 * whatever else it is, says that it is.
	 */
	boolean isTyping(byte[] body) {
		try {
			JsonNode node = this.json.readTree(body);
			return node == null || node.path("typing").asBoolean(true);
		}
		catch (JacksonException ex) {
			return true;
		}
	}

}
