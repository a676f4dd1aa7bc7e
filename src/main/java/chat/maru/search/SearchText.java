package chat.maru.search;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;

/**
 * A text in the form in which it is searched. Letter case, Unicode's compatibility forms
 * (NFKC), invisible characters and the kind and number of spaces make no difference. Each
 * letter knows where it stands in the original text.
 */
final class SearchText {

	private static final int FIRST_SYLLABLE = 0xAC00;

	private static final int LAST_SYLLABLE = 0xD7A3;

	/** The letters, as code points. */
	private int[] letters;

	/** Where each letter begins in the original text, in code points. */
	private int[] starts;

	/** Where each letter ends in the original text, in code points. */
	private int[] ends;

	private int length;

	private SearchText(int capacity) {
		this.letters = new int[capacity];
		this.starts = new int[capacity];
		this.ends = new int[capacity];
	}

	static SearchText of(String text) {
		int[] source = text.codePoints().toArray();
		SearchText folded = new SearchText(source.length);
		int at = 0;
		while (at < source.length) {
			int end = at + 1;
			while (end < source.length && continues(source[end])) {
				end++;
			}
			folded.add(source, at, end);
			at = end;
		}
		return folded;
	}

	/** Whether normalization can join a character to the one before it. */
	private static boolean continues(int c) {
		return switch (Character.getType(c)) {
			case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
			// The vowels and final consonants of Korean, and the marks of narrow kana.
			default -> (c >= 0x1160 && c <= 0x11FF) || c == 0xFF9E || c == 0xFF9F;
		};
	}

	private void add(int[] source, int start, int end) {
		int first = source[start];
		if (end == start + 1 && (first < 0x80 || (first >= FIRST_SYLLABLE && first <= LAST_SYLLABLE))) {
			add(first, start, end);
			return;
		}
		Normalizer.normalize(new String(source, start, end - start), Form.NFKC)
			.codePoints()
			.filter((c) -> !isInvisible(c))
			.forEach((c) -> add(c, start, end));
	}

	private void add(int c, int start, int end) {
		boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
		if (space && this.length > 0 && this.letters[this.length - 1] == ' ') {
			this.ends[this.length - 1] = end;
			return;
		}
		if (this.length == this.letters.length) {
			int capacity = 2 * this.length + 1;
			this.letters = Arrays.copyOf(this.letters, capacity);
			this.starts = Arrays.copyOf(this.starts, capacity);
			this.ends = Arrays.copyOf(this.ends, capacity);
		}
		// Up and down again, so that a final sigma is a sigma.
		this.letters[this.length] = space ? ' ' : Character.toLowerCase(Character.toUpperCase(c));
		this.starts[this.length] = start;
		this.ends[this.length++] = end;
	}

	private static boolean isInvisible(int c) {
		return c == 0xAD || c == 0x34F || c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2060 || c == 0xFEFF
				|| (c >= 0xFE00 && c <= 0xFE0F);
	}

	/** Returns the letters, as code points. */
	int[] letters() {
		return Arrays.copyOf(this.letters, this.length);
	}

	int length() {
		return this.length;
	}

	/**
	 * Returns the letter at an index; a space before the first one and after the last.
	 */
	int letter(int index) {
		return (index >= 0 && index < this.length) ? this.letters[index] : ' ';
	}

	/** Returns where some letters stand in the original text. */
	Mark mark(int from, int to) {
		return new Mark(this.starts[from], this.ends[to - 1] - this.starts[from]);
	}

	/**
	 * A part of a text, in code points.
	 *
	 * @param at where it begins
	 * @param length its length
	 */
	record Mark(int at, int length) {

		int end() {
			return this.at + this.length;
		}

	}

}
