package chat.maru.message;

import chat.maru.refusal.Refused;

/** Checks the text of a message. */
final class MessageText {

	private MessageText() {
	}

	/**
	 * Checks a text.
	 * @param longest the maximum number of characters (code points)
	 * @throws Refused if the text is blank or too long, is not well-formed Unicode, or
	 * contains a NUL
	 */
	static void check(String text, int longest) {
		if (text.codePointCount(0, text.length()) > longest) {
			throw new Refused(MessageReason.TEXT_TOO_LONG, "The text has more than " + longest + " characters.");
		}
		if (text.codePoints()
			.anyMatch((c) -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))) {
			throw new Refused(MessageReason.MALFORMED, "The text is not well-formed Unicode, or has a NUL in it.");
		}
		if (text.codePoints().noneMatch(MessageText::visible)) {
			throw new Refused(MessageReason.TEXT_BLANK);
		}
	}

	private static boolean visible(int c) {
		return switch (Character.getType(c)) {
			case Character.CONTROL, Character.FORMAT, Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR,
					Character.PARAGRAPH_SEPARATOR ->
				false;
			default -> c != 0x115F && c != 0x1160 && c != 0x3164 && c != 0xFFA0 && c != 0x2800;
		};
	}

}
