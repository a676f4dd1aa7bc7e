package chat.maru.account;

import java.util.Optional;

/** A line about something: what a room is for, or who somebody is. May be empty. */
public final class SmallText {

	private static final int ZERO_WIDTH_JOINER = 0x200D;

	private SmallText() {
	}

	/**
	 * Read what somebody typed, without the white space at its ends.
	 * @param longest how many characters (Unicode code points) it may have
	 * @return empty where it has more, or some that control what stands beside it
	 */
	public static Optional<String> read(String typed, int longest) {
		String text = typed.strip();
		boolean fit = text.codePointCount(0, text.length()) <= longest
				&& text.codePoints().noneMatch(SmallText::controls);
		return fit ? Optional.of(text) : Optional.empty();
	}

	/**
	 * Format characters (Cf) hold the bidi controls; of them only the joiner is let in,
	 * which emoji are made with.
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
