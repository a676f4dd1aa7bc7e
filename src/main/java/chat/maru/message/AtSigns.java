package chat.maru.message;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the at signs in a text that can begin a mention: not in code, in an address or in
 * a word, except directly after Hangul.
 */
final class AtSigns {

	/** The maximum number of signs that are found. */
	static final int MAX = 200;

	private final int[] text;

	private final boolean[] code;

	private AtSigns(int[] text) {
		this.text = text;
		this.code = CodeParts.of(text);
	}

	/**
	 * Returns the places of the first {@value #MAX} signs, in order.
	 * @param text the characters of the text
	 */
	static List<Integer> in(int[] text) {
		return new AtSigns(text).find();
	}

	private List<Integer> find() {
		List<Integer> found = new ArrayList<>();
		boolean address = false;
		for (int at = 0; at < this.text.length - 1 && found.size() < MAX; at++) {
			int c = this.text[at];
			if (Character.isWhitespace(c)) {
				address = false;
			}
			address = address || isAddress(at);
			if (Mention.isSign(c) && !address && !this.code[at] && begins(at) && continues(this.text[at + 1])) {
				found.add(at);
			}
		}
		return found;
	}

	private boolean isAddress(int at) {
		return this.text[at] == ':' && at + 2 < this.text.length && this.text[at + 1] == '/'
				&& this.text[at + 2] == '/';
	}

	private boolean begins(int at) {
		return at == 0 || !isOfWord(this.text[at - 1]) || UnicodeScript.of(this.text[at - 1]) == UnicodeScript.HANGUL;
	}

	private static boolean isOfWord(int c) {
		return Character.isLetterOrDigit(c) || c == '_';
	}

	private static boolean continues(int c) {
		return !Character.isWhitespace(c) && !Mention.isSign(c);
	}

}
