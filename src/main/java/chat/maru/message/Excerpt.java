package chat.maru.message;

import java.util.regex.Pattern;

/** Shortens a text to its beginning, on one line. */
final class Excerpt {

	/** The maximum length in characters (code points), without the ellipsis. */
	static final int MAX_LENGTH = 100;

	/**
	 * How much of a text is read, in characters (code points). It is more than what is
	 * shown, because white space is collapsed.
	 */
	static final int MAX_SOURCE = 400;

	private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

	private Excerpt() {
	}

	/**
	 * Returns the beginning of a text, with an ellipsis if there is more. No code point
	 * is split.
	 * @param text at least the first {@value #MAX_SOURCE} characters of the text, or all
	 * of it
	 */
	static String of(String text) {
		return of(text, MAX_LENGTH);
	}

	/** Returns the beginning of a text, of at most that many characters (code points). */
	static String of(String text, int longest) {
		String line = SPACE.matcher(text).replaceAll(" ").strip();
		if (line.codePointCount(0, line.length()) <= longest) {
			return line;
		}
		return line.substring(0, line.offsetByCodePoints(0, longest)).stripTrailing() + "…";
	}

}
