package chat.maru.page;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The letter and the hue of an account's avatar, as in avatar.js. */
final class AvatarLook {

	private static final Pattern GRAPHEME = Pattern.compile("\\X");

	private static final Pattern LETTER = Pattern.compile("[\\p{L}\\p{N}]");

	private static final int HUES = 24;

	private AvatarLook() {
	}

	/** Returns the hue in degrees: FNV-1a of the account's id, in steps. */
	static int hue(String id) {
		int hash = 0x811c9dc5;
		for (int i = 0; i < id.length(); i++) {
			hash = (hash ^ id.charAt(i)) * 0x01000193;
		}
		return ((hash >>> 8) % HUES) * (360 / HUES);
	}

	/** Returns the first letter or digit of a name, or else its first character. */
	static String initial(String name) {
		List<String> all = GRAPHEME.matcher(name.strip()).results().map(MatchResult::group).toList();
		return all.stream()
			.filter((grapheme) -> LETTER.matcher(grapheme).find())
			.findFirst()
			.orElse(all.isEmpty() ? "?" : all.get(0))
			.toUpperCase(Locale.ROOT);
	}

}
