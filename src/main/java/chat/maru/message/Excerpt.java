package chat.maru.message;

import java.util.regex.Pattern;

/** The beginning of a text, on one line. */
final class Excerpt {

	/** In characters (code points), without the ellipsis. */
	static final int MAX_LENGTH = 100;

	/**
	 * How much of a text is looked at, in characters (code points): more than what is
	 * shown, because white space is taken out.
	 */
	static final int MAX_SOURCE = 400;

	private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

	private Excerpt() {
	}

	/**
	 * Shorten a text. A character is never split.
	 * @param text at least the first {@value #MAX_SOURCE} characters of the text, or all
	 * of it
	 */
	static String of(String text) {
		String line = SPACE.matcher(text).replaceAll(" ").strip();
		if (line.codePointCount(0, line.length()) <= MAX_LENGTH) {
			return line;
		}
		return line.substring(0, line.offsetByCodePoints(0, MAX_LENGTH)).stripTrailing() + "…";
	}

}
