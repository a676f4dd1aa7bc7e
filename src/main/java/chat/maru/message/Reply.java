package chat.maru.message;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The message that a reply replies to, and its thread.
 *
 * @param to the seq of the message that it replies to
 * @param thread the seq of the thread's root: the first message, which replies to none
 */
record Reply(long to, long thread) {

	private static final JsonMapper JSON = new JsonMapper();

	/** Returns the reply in the payload of an entry; null if it has none. */
	static @Nullable Reply of(@Nullable String payload) {
		if (payload == null) {
			return null;
		}
		JsonNode node = JSON.readTree(payload);
		return node.hasNonNull("replyTo") ? new Reply(node.path("replyTo").asLong(), node.path("thread").asLong())
				: null;
	}

	/** Returns the payload of the entry that posts the reply. */
	String payload() {
		return JSON.createObjectNode().put("replyTo", this.to).put("thread", this.thread).toString();
	}

}
