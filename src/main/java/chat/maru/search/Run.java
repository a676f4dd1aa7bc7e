package chat.maru.search;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A part of a text whose letters belong together.
 *
 * @param kind how it is indexed
 * @param from the index of its first letter
 * @param to the index after its last letter
 */
record Run(Kind kind, int from, int to) {

	/** Scripts that do not put spaces between words, or whose words have endings. */
	private static final Set<UnicodeScript> WITHOUT_SPACES = EnumSet.of(UnicodeScript.HANGUL, UnicodeScript.HAN,
			UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.BOPOMOFO, UnicodeScript.THAI,
			UnicodeScript.LAO, UnicodeScript.KHMER, UnicodeScript.MYANMAR);

	/**
	 * Divides letters into runs. Other characters than letters, digits and symbols are
	 * left out.
	 */
	static List<Run> of(int[] letters) {
		List<Run> runs = new ArrayList<>();
		Kind kind = Kind.NONE;
		int from = 0;
		for (int i = 0; i < letters.length; i++) {
			Kind next = kind(letters[i], kind);
			if (next != kind) {
				add(runs, kind, from, i);
				kind = next;
				from = i;
			}
		}
		add(runs, kind, from, letters.length);
		return runs;
	}

	private static void add(List<Run> runs, Kind kind, int from, int to) {
		if (kind != Kind.NONE) {
			runs.add(new Run(kind, from, to));
		}
	}

	/** Returns whether a letter is part of a word that spaces end. */
	static boolean isOfWord(int letter) {
		return kind(letter, Kind.WORD) == Kind.WORD;
	}

	private static Kind kind(int letter, Kind before) {
		if (letter < 0x80) {
			return Character.isLetterOrDigit(letter) ? Kind.WORD : Kind.NONE;
		}
		return switch (Character.getType(letter)) {
			case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> before;
			case Character.OTHER_SYMBOL -> Kind.PAIRS;
			// Skin tones.
			case Character.MODIFIER_SYMBOL -> (letter > 0xFFFF) ? Kind.PAIRS : Kind.NONE;
			default ->
				!Character.isLetterOrDigit(letter) ? Kind.NONE : isWithoutSpaces(letter) ? Kind.PAIRS : Kind.WORD;
		};
	}

	private static boolean isWithoutSpaces(int letter) {
		// The long vowel of kana belongs to no script.
		return letter == 0x30FC || WITHOUT_SPACES.contains(UnicodeScript.of(letter));
	}

	int length() {
		return this.to - this.from;
	}

	/** How a run is indexed. */
	enum Kind {

		/** As a whole word. */
		WORD,

		/** As pairs of neighbours. */
		PAIRS,

		/** Not at all. */
		NONE

	}

}
