package chat.maru.search;

import java.util.List;
import java.util.Optional;

/**
 * The other layout of a Korean keyboard: what was meant by a word that was typed without
 * switching (Dubeolsik and QWERTY).
 */
final class Keyboard {

	private static final String KEYS = "qwertyuiopasdfghjklzxcvbnmQWERTOP";

	private static final String LETTERS = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ";

	private static final String INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

	/** In the order of Unicode's syllables, each by the letters that type it. */
	private static final List<String> VOWELS = List.of("ㅏ", "ㅐ", "ㅑ", "ㅒ", "ㅓ", "ㅔ", "ㅕ", "ㅖ", "ㅗ", "ㅗㅏ", "ㅗㅐ", "ㅗㅣ",
			"ㅛ", "ㅜ", "ㅜㅓ", "ㅜㅔ", "ㅜㅣ", "ㅠ", "ㅡ", "ㅡㅣ", "ㅣ");

	private static final List<String> FINALS = List.of("", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ",
			"ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ");

	/** Vowels and pairs of consonants that are drawn as one letter. */
	private static final List<String> DRAWN = List.of("ㄳ", "ㄱㅅ", "ㄵ", "ㄴㅈ", "ㄶ", "ㄴㅎ", "ㄺ", "ㄹㄱ", "ㄻ", "ㄹㅁ", "ㄼ", "ㄹㅂ",
			"ㄽ", "ㄹㅅ", "ㄾ", "ㄹㅌ", "ㄿ", "ㄹㅍ", "ㅀ", "ㄹㅎ", "ㅄ", "ㅂㅅ", "ㅘ", "ㅗㅏ", "ㅙ", "ㅗㅐ", "ㅚ", "ㅗㅣ", "ㅝ", "ㅜㅓ", "ㅞ",
			"ㅜㅔ", "ㅟ", "ㅜㅣ", "ㅢ", "ㅡㅣ");

	private static final int FIRST_SYLLABLE = 0xAC00;

	private Keyboard() {
	}

	/**
	 * Returns a word as the same keys type it in the other layout.
	 * @return empty if the keys make no word there
	 */
	static Optional<String> switched(String word) {
		if (word.chars().allMatch((c) -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) {
			return korean(word);
		}
		boolean korean = word.chars().allMatch((c) -> Syllables.isSyllable(c) || Syllables.isLetter(c));
		return korean ? Optional.of(latin(word)) : Optional.empty();
	}

	private static Optional<String> korean(String word) {
		StringBuilder letters = new StringBuilder();
		for (char key : word.toCharArray()) {
			int at = KEYS.indexOf(key);
			letters.append(LETTERS.charAt((at >= 0) ? at : KEYS.indexOf(Character.toLowerCase(key))));
		}
		StringBuilder syllables = new StringBuilder();
		int at = 0;
		while (at < letters.length()) {
			int initial = INITIALS.indexOf(letters.charAt(at++));
			String vowel = longest(VOWELS, letters, at, false);
			if (initial < 0 || vowel.isEmpty()) {
				return Optional.empty();
			}
			at += vowel.length();
			String end = longest(FINALS, letters, at, true);
			at += end.length();
			syllables.append((char) (FIRST_SYLLABLE + (initial * VOWELS.size() + VOWELS.indexOf(vowel)) * FINALS.size()
					+ FINALS.indexOf(end)));
		}
		return Optional.of(syllables.toString());
	}

	/**
	 * Returns the longest of some strings that stands at an index.
	 * @param beforeConsonant whether no vowel may follow, whose syllable the last
	 * consonant would begin
	 */
	private static String longest(List<String> strings, CharSequence letters, int at, boolean beforeConsonant) {
		for (int length = Math.min(2, letters.length() - at); length > 0; length--) {
			String next = letters.subSequence(at, at + length).toString();
			int after = at + length;
			boolean vowelFollows = after < letters.length() && VOWELS.contains(String.valueOf(letters.charAt(after)));
			if (strings.contains(next) && !(beforeConsonant && vowelFollows)) {
				return next;
			}
		}
		return "";
	}

	private static String latin(String word) {
		StringBuilder keys = new StringBuilder();
		for (char c : word.toCharArray()) {
			for (char letter : letters(c).toCharArray()) {
				keys.append(KEYS.charAt(LETTERS.indexOf(letter)));
			}
		}
		return keys.toString();
	}

	private static String letters(char c) {
		if (Syllables.isSyllable(c)) {
			int index = c - FIRST_SYLLABLE;
			int rest = index / FINALS.size();
			return INITIALS.charAt(rest / VOWELS.size()) + VOWELS.get(rest % VOWELS.size())
					+ FINALS.get(index % FINALS.size());
		}
		int drawn = DRAWN.indexOf(String.valueOf(c));
		return (drawn >= 0) ? DRAWN.get(drawn + 1) : String.valueOf(c);
	}

}
