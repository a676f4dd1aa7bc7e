package chat.maru.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import chat.maru.search.SearchText.Mark;

/**
 * Letters that a text must contain. In a script without spaces they can stand anywhere. A
 * word of another script must begin where the letters begin.
 *
 * @param letters the letters, in the form of {@link SearchText}
 * @param exact whether a word must also end where the letters end
 */
record Phrase(int[] letters, boolean exact) {

	/**
	 * Reads a word or a phrase.
	 * @return empty if it has no letter, digit or symbol
	 */
	static Optional<Phrase> of(String typed, boolean exact) {
		int[] letters = SearchText.of(typed.strip()).letters();
		return Run.of(letters).isEmpty() ? Optional.empty() : Optional.of(new Phrase(letters, exact));
	}

	/**
	 * Returns terms that each text with this phrase has. Other texts can have them, too.
	 */
	List<Term> terms() {
		List<Term> terms = new ArrayList<>();
		for (Run run : Run.of(this.letters)) {
			if (run.kind() == Run.Kind.WORD) {
				boolean last = run.to() == this.letters.length;
				boolean whole = !last || isWholeWord() || run.from() < run.to() - Terms.MAX_WORD;
				terms.add(new Term(Terms.word(this.letters, run), !whole));
			}
			else if (run.length() == 1) {
				// A pair that begins with the letter, or the last letter alone.
				terms.add(new Term(new String(this.letters, run.from(), 1), true));
			}
			else {
				for (int i = run.from(); i < run.to() - 1; i++) {
					terms.add(new Term(new String(this.letters, i, 2), false));
				}
			}
		}
		return terms.stream().distinct().toList();
	}

	/** The words that begin with one letter are too many to look up. */
	private boolean isWholeWord() {
		int end = this.letters.length - 1;
		return this.exact || end == 0 || !Run.isOfWord(this.letters[end - 1]);
	}

	/** Returns where the phrase is in a text, from left to right; empty if it is not. */
	List<Mark> find(SearchText text) {
		List<Mark> marks = new ArrayList<>();
		int at = 0;
		while (at <= text.length() - this.letters.length) {
			if (isAt(at, text)) {
				marks.add(text.mark(at, at + this.letters.length));
				at += this.letters.length;
			}
			else {
				at++;
			}
		}
		return marks;
	}

	private boolean isAt(int at, SearchText text) {
		for (int i = 0; i < this.letters.length; i++) {
			if (text.letter(at + i) != this.letters[i]) {
				return false;
			}
		}
		int last = this.letters.length - 1;
		boolean begins = !isOfWord(this.letters[0]) || !isOfWord(text.letter(at - 1));
		boolean ends = !isOfWord(this.letters[last]) || !isWholeWord() || !isOfWord(text.letter(at + last + 1));
		return begins && ends;
	}

	private static boolean isOfWord(int letter) {
		return Run.isOfWord(letter);
	}

}
