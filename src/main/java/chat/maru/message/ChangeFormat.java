package chat.maru.message;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Reads the body of a change,
 * {@code {"clientId":"uuid","kind":"edit","seq":1,"text":"..."}}. Like
 * {@link PostFormat}, it does not bind the body to a record.
 */
@Component
public class ChangeFormat {

	private static final ChangeDraft MALFORMED = new ChangeDraft(false, null, null, null, null, null, SentMentions.NONE,
			null, null, false);

	private final JsonMapper json;

	ChangeFormat(JsonMapper json) {
		this.json = json;
	}

	/**
	 * Reads a body as a draft. It never fails; {@link ChangeDraft#check} tells whether
	 * the body is a change.
	 */
	public ChangeDraft read(byte[] body) {
		JsonNode node = object(body);
		return (node != null) ? draft(node, string(node, "clientId"), number(node, "seq")) : MALFORMED;
	}

	/**
	 * Reads a body that is about a known message, with a random clientId if the client
	 * sent none.
	 */
	ChangeDraft read(byte[] body, long seq) {
		JsonNode node = object(body);
		if (node == null) {
			return MALFORMED;
		}
		return draft(node, node.hasNonNull("clientId") ? string(node, "clientId") : UUID.randomUUID().toString(), seq);
	}

	/** Reads a body like {@link #read(byte[], long)} that may be missing. */
	ChangeDraft readOptional(byte[] body, long seq) {
		return (body.length > 0) ? read(body, seq)
				: draft(this.json.createObjectNode(), UUID.randomUUID().toString(), seq);
	}

	private @Nullable JsonNode object(byte[] body) {
		try {
			JsonNode node = this.json.readTree(body);
			return (node != null && node.isObject()) ? node : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private static ChangeDraft draft(JsonNode node, @Nullable String clientId, @Nullable Long seq) {
		Long basedOn = number(node, "basedOn");
		String epoch = string(node, "epoch");
		return new ChangeDraft(true, clientId, string(node, "kind"), seq, string(node, "text"), string(node, "emoji"),
				SentMentions.read(node.get("mentions")),
				(basedOn == null && node.hasNonNull("basedOn")) ? Long.valueOf(0) : basedOn,
				(epoch == null && node.hasNonNull("epoch")) ? "" : epoch, node.path("notice").asBoolean(false));
	}

	private static @Nullable String string(JsonNode node, String field) {
		JsonNode value = node.get(field);
		return (value != null && value.isString()) ? value.stringValue() : null;
	}

	private static @Nullable Long number(JsonNode node, String field) {
		JsonNode value = node.get(field);
		return (value != null && value.isIntegralNumber() && value.canConvertToLong()) ? Long.valueOf(value.longValue())
				: null;
	}

}
