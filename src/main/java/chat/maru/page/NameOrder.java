package chat.maru.page;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Orders names in the same way as the scripts of the page, which use {@code
 * Intl.Collator}: spaces, punctuation, symbols, numbers by value, then letters regardless
 * of case and accents. In Korean, Hangul and then Han come before other scripts; in
 * English, Latin does. Java's own collators ignore spaces and punctuation and do not
 * order numbers by value.
 */
final class NameOrder {

	/** ASCII punctuation in the order of the Unicode collation (CLDR root). */
	private static final String PUNCTUATION = "_-,;:!?.'\"()[]{}@*/\\&#%";

	private static final int SPACE = 0;

	private static final int MARK = 1;

	private static final int SYMBOL = 2;

	private static final int NUMBER = 3;

	/** The order of scripts. The script of the page's language comes first. */
	private static final int OWN = 4;

	private static final int HAN_IN_KOREAN = 5;

	private static final int LATIN = 6;

	private static final int OTHER = 7;

	private static final int HANGUL = 8;

	private static final int KANA = 9;

	private static final int HAN = 10;

	private NameOrder() {
	}

	/** The order of names in a language of the page. */
	static Comparator<String> of(Locale locale) {
		UnicodeScript own = Locale.KOREAN.getLanguage().equals(locale.getLanguage()) ? UnicodeScript.HANGUL
				: UnicodeScript.LATIN;
		return Comparator.<String, int[]>comparing((name) -> weights(name, own), Arrays::compare)
			.thenComparing((name) -> name.toLowerCase(Locale.ROOT))
			.thenComparing(Comparator.reverseOrder());
	}

	/**
	 * Returns two numbers for each character: its group, and its position in the group.
	 */
	private static int[] weights(String name, UnicodeScript own) {
		int[] letters = Normalizer.normalize(name, Form.NFKC).codePoints().toArray();
		IntStream.Builder weights = IntStream.builder();
		for (int at = 0; at < letters.length;) {
			int end = at;
			while (end < letters.length && Character.isDigit(letters[end])) {
				end++;
			}
			if (end > at) {
				number(letters, at, end, weights);
				at = end;
			}
			else {
				letter(letters[at++], own, weights);
			}
		}
		return weights.build().toArray();
	}

	/** Numbers with more digits are larger, not counting leading zeros. */
	private static void number(int[] letters, int from, int end, IntStream.Builder weights) {
		int first = from;
		while (first < end - 1 && Character.digit(letters[first], 10) == 0) {
			first++;
		}
		weights.add(NUMBER).add(end - first);
		for (int at = first; at < end; at++) {
			weights.add(Character.digit(letters[at], 10));
		}
	}

	private static void letter(int letter, UnicodeScript own, IntStream.Builder weights) {
		int place = PUNCTUATION.indexOf(letter);
		if (place >= 0) {
			weights.add(MARK).add(place);
		}
		else if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) {
			weights.add(SPACE).add(letter);
		}
		else if (Character.isLetter(letter)) {
			int base = base(letter);
			weights.add(script(UnicodeScript.of(base), own)).add(Character.toLowerCase(Character.toUpperCase(base)));
		}
		else if (Character.getType(letter) != Character.NON_SPACING_MARK
				&& Character.getType(letter) != Character.FORMAT) {
			weights.add(SYMBOL).add(letter);
		}
	}

	/** The letter without accents. A Hangul syllable is one letter. */
	private static int base(int letter) {
		return (UnicodeScript.of(letter) == UnicodeScript.HANGUL) ? letter
				: Normalizer.normalize(Character.toString(letter), Form.NFD).codePointAt(0);
	}

	private static int script(UnicodeScript script, UnicodeScript own) {
		if (script == own) {
			return OWN;
		}
		return switch (script) {
			case LATIN -> LATIN;
			case HANGUL -> HANGUL;
			case HIRAGANA, KATAKANA -> KANA;
			case HAN -> (own == UnicodeScript.HANGUL) ? HAN_IN_KOREAN : HAN;
			default -> OTHER;
		};
	}

}
