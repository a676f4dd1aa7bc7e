package chat.maru.durability;

import tools.jackson.databind.JsonNode;

/**
 * A message as a reader has it.
 *
 * @param clientId the clientId of its post
 * @param replyTo the seq of the message that it replies to; 0 if it is not a reply
 * @param text its text, empty if it was deleted
 * @param mentions whether it mentions a person
 * @param version how often its text was written; 1 if it was deleted
 * @param liked whether it has a reaction
 * @param deleted whether it was deleted
 */
record Line(String clientId, long replyTo, String text, boolean mentions, int version, boolean liked, boolean deleted) {

	/**
	 * From the {@code message} of an event or of the history. Events have no reactions.
	 */
	static Line of(JsonNode message) {
		return new Line(message.path("clientId").asString(), message.path("replyTo").asLong(0),
				message.path("text").asString(), !message.path("mentions").isEmpty(), message.path("version").asInt(1),
				!message.path("reactions").isEmpty(), message.has("deletedAt"));
	}

	/** A message as it is posted. A person is mentioned by an at sign and their name. */
	static Line posted(String clientId, long replyTo, String text) {
		return new Line(clientId, replyTo, text, text.contains("@"), 1, false, false);
	}

	Line edited(String newText) {
		return new Line(this.clientId, this.replyTo, newText, newText.contains("@"), this.version + 1, this.liked,
				false);
	}

	Line liked(boolean now) {
		return new Line(this.clientId, this.replyTo, this.text, this.mentions, this.version, now && !this.deleted,
				this.deleted);
	}

	Line removed() {
		return new Line(this.clientId, this.replyTo, "", false, 1, false, true);
	}

}
