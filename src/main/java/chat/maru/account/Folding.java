package chat.maru.account;

import java.util.Locale;

/** Case folding, and the characters that folding for comparison leaves out. */
final class Folding {

	private Folding() {
	}

	/**
	 * Fold case. Down, up and down again folds what fewer steps leave apart (ẞ, ß and
	 * ss).
	 */
	static String of(String text) {
		return lower(lower(text).toUpperCase(Locale.ROOT));
	}

	/** Letter by letter, because a string's lower case knows a final sigma. */
	private static String lower(String text) {
		return text.codePoints()
			.map(Character::toLowerCase)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	/** Characters that are drawn as nothing: joiners, fillers and variation selectors. */
	static boolean isIgnorable(int c) {
		return Character.getType(c) == Character.FORMAT || c == 0x034F || (c >= 0x115F && c <= 0x1160)
				|| (c >= 0x17B4 && c <= 0x17B5) || (c >= 0x180B && c <= 0x180F) || c == 0x2800 || c == 0x3164
				|| (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFFA0 || (c >= 0xE0000 && c <= 0xE0FFF);
	}

}
