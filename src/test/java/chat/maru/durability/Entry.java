package chat.maru.durability;

import tools.jackson.databind.JsonNode;

/**
 * An entry of the log, from any source.
 *
 * @param seq its seq
 * @param clientId the clientId of its post
 * @param text its text
 */
record Entry(long seq, String clientId, String text) {

	/** From an event on the wire. */
	static Entry of(JsonNode event) {
		return new Entry(event.path("seq").asLong(), event.path("message").path("clientId").asString(),
				event.path("message").path("text").asString());
	}

	/** From a message of the history. */
	static Entry ofMessage(JsonNode message) {
		return new Entry(message.path("seq").asLong(), message.path("clientId").asString(),
				message.path("text").asString());
	}

}
