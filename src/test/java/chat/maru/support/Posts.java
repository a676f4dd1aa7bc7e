package chat.maru.support;

import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bodies of posts and their events. */
public final class Posts {

	static final JsonMapper JSON = new JsonMapper();

	private Posts() {
	}

	public static String clientId() {
		return UUID.randomUUID().toString();
	}

	/** A body with a new clientId. */
	public static String body(String text) {
		return body(clientId(), text);
	}

	public static String body(Object clientId, Object text) {
		return JSON.writeValueAsString(Map.of("clientId", clientId, "text", text));
	}

	public static JsonNode json(String text) {
		return JSON.readTree(text);
	}

	/** The text of the message that an event is about. */
	public static String text(JsonNode event) {
		return event.at("/message/text").stringValue();
	}

	public static long seq(JsonNode event) {
		return event.get("seq").longValue();
	}

}
