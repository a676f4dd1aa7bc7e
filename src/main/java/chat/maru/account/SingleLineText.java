package chat.maru.account;

import java.util.Optional;

/**
 * A short text of one line, such as the topic of a room or what a user says about
 * themselves. May be empty.
 */
public final class SingleLineText {

	private static final int ZERO_WIDTH_JOINER = 0x200D;

	private SingleLineText() {
	}

	/**
	 * Check a text and strip the white space at its ends.
	 * @param longest the maximum length in characters (Unicode code points)
	 * @return empty if it is longer, or has characters that control the text around it
	 */
	public static Optional<String> read(String typed, int longest) {
		String text = typed.strip();
		boolean fit = text.codePointCount(0, text.length()) <= longest
				&& text.codePoints().noneMatch(SingleLineText::controls);
		return fit ? Optional.of(text) : Optional.empty();
	}

	/**
	 * Format characters (Cf) include the bidi controls. Only the joiner is allowed,
	 * because emoji need it.
	 */
	private static boolean controls(int c) {
		return switch (Character.getType(c)) {
			case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
				true;
			case Character.FORMAT -> c != ZERO_WIDTH_JOINER;
			default -> false;
		};
	}

}
