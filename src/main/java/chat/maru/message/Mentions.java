package chat.maru.message;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import chat.maru.account.DisplayName;
import chat.maru.message.MentionedAccounts.Named;
import chat.maru.refusal.Refused;
import chat.maru.room.Room;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Finds the mentions of a text: those that the client lists, and in the rest of the text
 * each at sign with the name of a member of the room. Of several names that fit, the
 * longest is meant. The rest after the name stays text.
 */
@Component
class Mentions {

	private static final Set<UnicodeScript> WITHOUT_SPACES = Set.of(UnicodeScript.HANGUL, UnicodeScript.HAN,
			UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.THAI, UnicodeScript.LAO, UnicodeScript.KHMER,
			UnicodeScript.MYANMAR);

	private static final int FIRST_EMOJI_MODIFIER = 0x1F3FB;

	private static final int LAST_EMOJI_MODIFIER = 0x1F3FF;

	private final MentionedAccounts accounts;

	Mentions(MentionedAccounts accounts) {
		this.accounts = accounts;
	}

	/**
	 * Returns the mentions of a text in order, with the present names. Accounts that do
	 * not exist any more are not mentioned.
	 * @param sent the mentions that the client lists. They can be of accounts that are
	 * not in the room
	 * @throws Refused if these are not valid, or the text has too many mentions
	 */
	List<Mention> of(Room room, String text, SentMentions sent) {
		List<Mention> listed = sent.in(text);
		if (text.codePoints().noneMatch(Mention::isSign)) {
			return List.of();
		}
		List<Mention> mentions = new ArrayList<>(named(listed));
		mentions.addAll(found(room, text.codePoints().toArray(), listed));
		if (mentions.size() > Mention.MAX) {
			throw new Refused(MessageReason.TOO_MANY_MENTIONS);
		}
		mentions.sort(Comparator.comparingInt(Mention::at));
		return List.copyOf(mentions);
	}

	/** Returns a function that finds names by the ids of accounts in mentions. */
	static Function<String, @Nullable String> names(List<Mention> mentions) {
		return (id) -> mentions.stream()
			.filter((mention) -> mention.id().equals(id))
			.map(Mention::name)
			.findFirst()
			.orElse(null);
	}

	private List<Mention> named(List<Mention> listed) {
		Map<String, String> names = this.accounts.names(listed.stream().map(Mention::id).distinct().toList());
		return listed.stream()
			.filter((mention) -> names.containsKey(mention.id()))
			.map((mention) -> mention.named(names.get(mention.id())))
			.toList();
	}

	private List<Mention> found(Room room, int[] text, List<Mention> listed) {
		List<Candidate> candidates = AtSigns.in(text)
			.stream()
			.filter((at) -> listed.stream().noneMatch((mention) -> at >= mention.at() && at < mention.end()))
			.map((at) -> new Candidate(at, keys(text, at + 1, limit(text, at, listed))))
			.toList();
		List<String> keys = candidates.stream().flatMap((one) -> one.keys().values().stream()).distinct().toList();
		Map<String, Named> members = this.accounts.members(room, keys);
		List<Mention> found = new ArrayList<>();
		int from = 0;
		for (Candidate candidate : candidates) {
			if (candidate.at() >= from) {
				for (Map.Entry<Integer, String> key : candidate.keys().entrySet()) {
					Named member = members.get(key.getValue());
					if (member != null) {
						found.add(new Mention(member.id(), member.name(), candidate.at(), key.getKey()));
						from = candidate.at() + key.getKey();
						break;
					}
				}
			}
		}
		return found;
	}

	/** Returns where a name must end: before the next mention that the client lists. */
	private static int limit(int[] text, int at, List<Mention> listed) {
		int end = Math.min(text.length, at + Mention.MAX_LENGTH);
		for (Mention mention : listed) {
			if (mention.at() > at) {
				end = Math.min(end, mention.at());
			}
		}
		return end;
	}

	/**
	 * Returns the keys of the names that can begin at a place, by the length of their
	 * mention, the longest first.
	 */
	private static TreeMap<Integer, String> keys(int[] text, int from, int limit) {
		TreeMap<Integer, String> keys = new TreeMap<>(Comparator.reverseOrder());
		for (int end = from + 1; end <= limit && text[end - 1] != '\n'; end++) {
			if (!Character.isWhitespace(text[end - 1]) && (end == text.length || isEnd(text[end - 1], text[end]))) {
				int length = end - from + 1;
				DisplayName.read(new String(text, from, end - from)).ifPresent((name) -> keys.put(length, name.key()));
			}
		}
		return keys;
	}

	/**
	 * Whether a name can end between two characters. A word with spaces around it is not
	 * divided, but 님 can follow any name.
	 */
	private static boolean isEnd(int last, int next) {
		if (next >= FIRST_EMOJI_MODIFIER && next <= LAST_EMOJI_MODIFIER) {
			return false;
		}
		return switch (Character.getType(next)) {
			case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK,
					Character.FORMAT ->
				false;
			default -> !Character.isLetterOrDigit(next) || !Character.isLetterOrDigit(last)
					|| WITHOUT_SPACES.contains(UnicodeScript.of(last))
					|| WITHOUT_SPACES.contains(UnicodeScript.of(next));
		};
	}

	/** A place at which a mention can begin, with the keys of the names it can have. */
	private record Candidate(int at, TreeMap<Integer, String> keys) {
	}

}
