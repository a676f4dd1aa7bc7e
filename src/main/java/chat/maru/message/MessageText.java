package chat.maru.message;

import chat.maru.refusal.Refused;

/** What may be said. */
final class MessageText {

	private MessageText() {
	}

	/**
	 * Check a text.
	 * @param longest how many characters (code points) it may have
	 * @throws Refused where it is blank, too long, or not well-formed Unicode
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
