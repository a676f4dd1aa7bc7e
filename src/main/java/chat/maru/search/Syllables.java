package chat.maru.search;

/** Korean syllables and the letters they consist of. */
final class Syllables {

	private static final int FIRST = 0xAC00;

	private static final int LAST = 0xD7A3;

	private Syllables() {
	}

	/** Returns whether a character is a whole syllable. */
	static boolean isSyllable(int c) {
		return c >= FIRST && c <= LAST;
	}

	/** Returns whether a character is a letter that stands alone, as in ㅋㅋ. */
	static boolean isLetter(int c) {
		return c >= 0x3131 && c <= 0x3163;
	}

	/**
	 * Leaves out a letter at the end of a word that an input method will join to a
	 * syllable: 검ㅅ, on the way to 검색, becomes 검.
	 */
	static String withoutUnfinished(String word) {
		int end = word.length() - 1;
		return (end > 0 && isLetter(word.charAt(end)) && isSyllable(word.charAt(end - 1))) ? word.substring(0, end)
				: word;
	}

}
