package chat.maru.durability;

import tools.jackson.databind.JsonNode;

/**
 * A message as a reader has it.
 *
 * @param clientId the clientId of its post
 * @param text its text, empty if it was deleted
 * @param version how often its text was written; 1 if it was deleted
 * @param deleted whether it was deleted
 */
record Line(String clientId, String text, int version, boolean deleted) {

	/** From the {@code message} of an event or of the history. */
	static Line of(JsonNode message) {
		return new Line(message.path("clientId").asString(), message.path("text").asString(),
				message.path("version").asInt(1), message.has("deletedAt"));
	}

	Line edited(String text) {
		return new Line(this.clientId, text, this.version + 1, false);
	}

	Line removed() {
		return new Line(this.clientId, "", 1, true);
	}

}
