package chat.maru.markup;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Prepares the text of a message for the parser, so that CommonMark reads it as people
 * mean it in a chat. It adds characters that {@link #typed} removes again.
 */
final class Source {

	/** Separates a letter from a mark. Counts as punctuation. */
	private static final String SEPARATOR = "\u2E31";

	/** Keeps the beginning of a line from being read as the start of a block. */
	private static final String NO_BLOCK = "\f";

	/** Ends a line after which an empty one was added. */
	static final char ENDED = 0x0B;

	private static final Pattern ADDED = Pattern.compile(ENDED + "\n|[" + ENDED + NO_BLOCK + SEPARATOR + "]");

	private static final Pattern RESERVED = Pattern.compile("[" + ENDED + NO_BLOCK + "]");

	private static final Pattern LINE_BREAK = Pattern.compile("\r\n?");

	private static final String CJK = "[\\p{IsHangul}\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]";

	private static final String PUNCTUATION = "[[\\p{P}\\p{S}]&&[^*~]]";

	/**
	 * Between punctuation and a letter, CommonMark lets a mark open or close only, as it
	 * fits languages that have spaces between words. In others both are common.
	 */
	private static final Pattern BEFORE_LETTER = Pattern.compile("(" + PUNCTUATION + ")(\\*{1,3}|~~)(?=" + CJK + ")");

	private static final Pattern AFTER_LETTER = Pattern.compile("(" + CJK + ")(\\*{1,3})(?=" + PUNCTUATION + ")");

	/**
	 * Waves, faces and arrows at the beginning of a line, which are no code and no quote.
	 */
	private static final Pattern FACE = Pattern
		.compile("(?m)^([ >]{0,20}?)(?=~~~|>[._^;<=-]|>[^\\s>]{1,3}<|>>>?[^\\s>])");

	private static final String MARKER = " {0,3}(?:>|[-+*] |[0-9]{1,9}[.)] )";

	/** A quote or an item of a list, directly followed by a line that is neither. */
	private static final Pattern LAST_LINE = Pattern
		.compile("(?m)^(" + MARKER + ".*)\n(?!" + MARKER + "|[ \t]|\n|\\z)");

	private Source() {
	}

	/**
	 * Returns the text for the parser; null if it has a character that would be added.
	 */
	static @Nullable String of(String text) {
		if (text.contains(SEPARATOR)) {
			return null;
		}
		String lines = LINE_BREAK.matcher(RESERVED.matcher(text).replaceAll(" ")).replaceAll("\n");
		// Nothing is the definition of a link, which would not be shown.
		String marks = lines.replace("]:", "]" + SEPARATOR + ":");
		marks = BEFORE_LETTER.matcher(marks).replaceAll("$1$2" + SEPARATOR);
		marks = AFTER_LETTER.matcher(marks).replaceAll("$1" + SEPARATOR + "$2");
		String faces = FACE.matcher(marks).replaceAll("$1" + NO_BLOCK);
		return LAST_LINE.matcher(faces).replaceAll("$1" + ENDED + "\n\n");
	}

	/** Returns a part of the text for the parser as it was typed. */
	static String typed(String part) {
		return ADDED.matcher(part).replaceAll("");
	}

}
