package chat.maru.message;

import java.util.ArrayList;
import java.util.List;

import chat.maru.refusal.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The mentions of a text as a client sent them, not yet validated. {@link #in} validates
 * them.
 *
 * @param list the mentions without names, in the order of the client; null if they are
 * malformed
 */
public record SentMentions(@Nullable List<Mention> list) {

	/** For a client that leaves it to the server to find mentions. */
	public static final SentMentions NONE = new SentMentions(List.of());

	/**
	 * Reads the mentions of a body. It never fails.
	 * @param sent the field of the body; null if it is missing
	 */
	static SentMentions read(@Nullable JsonNode sent) {
		if (sent == null || sent.isNull()) {
			return NONE;
		}
		if (!sent.isArray()) {
			return new SentMentions(null);
		}
		List<Mention> list = new ArrayList<>();
		for (JsonNode one : sent) {
			JsonNode id = one.path("id");
			JsonNode at = one.path("at");
			JsonNode length = one.path("length");
			if (!id.isString() || !at.isInt() || !length.isInt()) {
				return new SentMentions(null);
			}
			list.add(new Mention(id.stringValue(), null, at.intValue(), length.intValue()));
		}
		return new SentMentions(List.copyOf(list));
	}

	/**
	 * Returns the mentions after checking that they fit a text.
	 * @throws Refused if one of them is malformed, does not begin with an at sign, is
	 * longer than a name or overlaps the one before, or there are too many
	 */
	List<Mention> in(String text) {
		if (this.list == null) {
			throw new Refused(MessageReason.MENTIONS_INVALID);
		}
		if (this.list.size() > Mention.MAX) {
			throw new Refused(MessageReason.TOO_MANY_MENTIONS);
		}
		int[] characters = this.list.isEmpty() ? new int[0] : text.codePoints().toArray();
		int from = 0;
		for (Mention mention : this.list) {
			boolean fits = mention.at() >= from && mention.length() >= 2 && mention.length() <= Mention.MAX_LENGTH
					&& mention.at() <= characters.length - mention.length() && Mention.isSign(characters[mention.at()]);
			if (!fits) {
				throw new Refused(MessageReason.MENTIONS_INVALID);
			}
			from = mention.end();
		}
		return this.list;
	}

}
