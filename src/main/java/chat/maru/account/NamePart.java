package chat.maru.account;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a name that is searched for, the way Korean is typed: whole syllables,
 * initial consonants only, and at the end a syllable that is not complete yet, even one
 * whose last consonant will move on to the next syllable. Letter case, spaces and
 * Unicode's compatibility forms do not matter. The page finds rooms by the same rules
 * (js/page/rooms/matching.js).
 *
 * @param letters the code points, folded
 */
record NamePart(int[] letters) {

	/**
	 * The revision of the stored initials. Change it together with the rules here; the
	 * stored initials are then computed again at the next start.
	 */
	static final int REVISION = 1;

	private static final String INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

	/** Vowels and final consonants by the keys that type them. */
	private static final List<String> VOWELS = List.of("ㅏ", "ㅐ", "ㅑ", "ㅒ", "ㅓ", "ㅔ", "ㅕ", "ㅖ", "ㅗ", "ㅗㅏ", "ㅗㅐ", "ㅗㅣ",
			"ㅛ", "ㅜ", "ㅜㅓ", "ㅜㅔ", "ㅜㅣ", "ㅠ", "ㅡ", "ㅡㅣ", "ㅣ");

	private static final List<String> FINALS = List.of("", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ",
			"ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ");

	/** Input methods draw some pairs of consonants as one letter. */
	private static final Map<Integer, String> PAIRS = Map.ofEntries(pair("ㄳ", "ㄱㅅ"), pair("ㄵ", "ㄴㅈ"), pair("ㄶ", "ㄴㅎ"),
			pair("ㄺ", "ㄹㄱ"), pair("ㄻ", "ㄹㅁ"), pair("ㄼ", "ㄹㅂ"), pair("ㄽ", "ㄹㅅ"), pair("ㄾ", "ㄹㅌ"), pair("ㄿ", "ㄹㅍ"),
			pair("ㅀ", "ㄹㅎ"), pair("ㅄ", "ㅂㅅ"));

	private static final int FIRST_SYLLABLE = 0xAC00;

	private static final int LAST_SYLLABLE = 0xD7A3;

	/** Letters that stand alone: NFKC would join them to syllables. */
	private static final Pattern OTHERS = Pattern.compile("[^\u3131-\u318E]+");

	private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

	static NamePart of(String typed) {
		return new NamePart(folded(typed).codePoints()
			.flatMap((letter) -> PAIRS.getOrDefault(letter, Character.toString(letter)).codePoints())
			.toArray());
	}

	/**
	 * A name with only the initial consonant of each syllable; other letters stay. The
	 * initials of a name contain those of each part that finds it.
	 */
	static String initials(String name) {
		return initials(folded(name).codePoints().toArray());
	}

	/** The initials of this part, which those of each name that it finds contain. */
	String initials() {
		return initials(this.letters);
	}

	private static String initials(int[] letters) {
		return Arrays.stream(letters)
			.map((letter) -> keys(letter).codePointAt(0))
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	/** The index of the first match in a name, in letters; -1 if there is none. */
	int find(String name) {
		int[] in = folded(name).codePoints().toArray();
		for (int at = 0; at + this.letters.length <= in.length; at++) {
			if (isAt(in, at)) {
				return at;
			}
		}
		return -1;
	}

	private boolean isAt(int[] in, int at) {
		int last = this.letters.length - 1;
		for (int i = 0; i < last; i++) {
			if (!isSame(in[at + i], this.letters[i])) {
				return false;
			}
		}
		if (last < 0 || isSame(in[at + last], this.letters[last])) {
			return true;
		}
		String rest = keys(in[at + last]) + ((at + last + 1 < in.length) ? keys(in[at + last + 1]) : "");
		return rest.startsWith(keys(this.letters[last]));
	}

	private static boolean isSame(int letter, int wanted) {
		return letter == wanted || keys(letter).codePointAt(0) == wanted;
	}

	/**
	 * The keys that type a letter on a Korean keyboard, and any other letter as it is.
	 */
	private static String keys(int letter) {
		if (letter < FIRST_SYLLABLE || letter > LAST_SYLLABLE) {
			return Character.toString(letter);
		}
		int index = letter - FIRST_SYLLABLE;
		int end = index % FINALS.size();
		int vowel = (index / FINALS.size()) % VOWELS.size();
		return INITIALS.charAt(index / (FINALS.size() * VOWELS.size())) + VOWELS.get(vowel) + FINALS.get(end);
	}

	private static String folded(String text) {
		String visible = OTHERS.matcher(text)
			.replaceAll((part) -> Matcher.quoteReplacement(Normalizer.normalize(part.group(), Form.NFKC)));
		String seen = visible.codePoints()
			.filter((character) -> !Folding.isIgnorable(character))
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
		return SPACES.matcher(Folding.of(seen)).replaceAll("");
	}

	private static Map.Entry<Integer, String> pair(String letter, String keys) {
		return Map.entry(letter.codePointAt(0), keys);
	}

}
