package chat.maru.message;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The mentions in the payload of an entry. It has no names, because they change, and are
 * what users wrote.
 */
final class MentionPayload {

	private static final String MENTIONS = "mentions";

	private static final JsonMapper JSON = new JsonMapper();

	private MentionPayload() {
	}

	/**
	 * Returns a payload with mentions.
	 * @param payload all other data of the entry, or null
	 */
	static @Nullable String add(@Nullable String payload, List<Mention> mentions) {
		if (mentions.isEmpty()) {
			return payload;
		}
		ObjectNode node = (payload != null) ? (ObjectNode) JSON.readTree(payload) : JSON.createObjectNode();
		ArrayNode list = node.putArray(MENTIONS);
		mentions.forEach((mention) -> list.addObject()
			.put("id", mention.id())
			.put("at", mention.at())
			.put("length", mention.length()));
		return node.toString();
	}

	/** Returns the mentions in a payload, without names. */
	static List<Mention> read(@Nullable String payload) {
		if (payload == null || !payload.contains(MENTIONS)) {
			return List.of();
		}
		List<Mention> mentions = new ArrayList<>();
		for (JsonNode one : JSON.readTree(payload).path(MENTIONS)) {
			mentions
				.add(new Mention(one.path("id").asString(), null, one.path("at").asInt(), one.path("length").asInt()));
		}
		return List.copyOf(mentions);
	}

	/** Returns a payload without its mentions; null if nothing else is in it. */
	static @Nullable String remove(String payload) {
		ObjectNode node = (ObjectNode) JSON.readTree(payload);
		node.remove(MENTIONS);
		return node.isEmpty() ? null : node.toString();
	}

}
