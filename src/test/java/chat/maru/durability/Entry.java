package chat.maru.durability;

import tools.jackson.databind.JsonNode;

/**
 * An entry of the log, from wherever it was read.
 *
 * @param seq its number
 * @param clientId the post it came from
 * @param text what was said
 */
record Entry(long seq, String clientId, String text) {

	/** Of an event as it goes over the wire. */
	static Entry of(JsonNode event) {
		return new Entry(event.path("seq").asLong(), event.path("message").path("clientId").asString(),
				event.path("message").path("text").asString());
	}

	/** Of a message as the history shows it. */
	static Entry ofMessage(JsonNode message) {
		return new Entry(message.path("seq").asLong(), message.path("clientId").asString(),
				message.path("text").asString());
	}

}
