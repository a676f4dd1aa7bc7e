package chat.maru.search;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Divides a text into the terms under which both engines index it. A script without
 * spaces, such as Korean with its particles, gives each pair of neighbours, so that any
 * part of two letters or more is found; the last letter alone is added for parts of one
 * letter. Other scripts give whole words.
 */
final class Terms {

	/**
	 * The revision of the terms. Change it together with the rules of this class,
	 * {@link Run} and {@link SearchText}: the index is then computed again.
	 */
	static final int REVISION = 1;

	/** A longer word is indexed by its beginning. */
	static final int MAX_WORD = 40;

	/** The maximum number of terms of a message. */
	private static final int MAX_TERMS = 10_000;

	/**
	 * Begins the terms that are not of the text. No text has it in a term, because it is
	 * not a letter.
	 */
	private static final String MARKER = "\uE000";

	private Terms() {
	}

	/** Returns the distinct terms of a text. */
	static Set<String> of(String text) {
		Set<String> terms = new LinkedHashSet<>();
		int[] letters = SearchText.of(text).letters();
		for (Run run : Run.of(letters)) {
			if (terms.size() > MAX_TERMS) {
				break;
			}
			if (run.kind() == Run.Kind.WORD) {
				terms.add(word(letters, run));
			}
			else {
				for (int i = run.from(); i < run.to() - 1; i++) {
					terms.add(new String(letters, i, 2));
				}
				terms.add(new String(letters, run.to() - 1, 1));
			}
		}
		return terms;
	}

	/** Returns the term of a word. */
	static String word(int[] letters, Run run) {
		return new String(letters, run.from(), Math.min(MAX_WORD, run.length()));
	}

	/** Returns the term of all messages of a room. */
	static String room(long number) {
		return MARKER + 'r' + number;
	}

	/** Returns the term of all messages of an author. */
	static String author(String account) {
		return MARKER + 'a'
				+ account.codePoints()
					.filter(Character::isLetterOrDigit)
					.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
					.toString()
					.toLowerCase(Locale.ROOT);
	}

	/** Returns the term of all messages with a feature. */
	static String feature(Feature feature) {
		return MARKER + 'h' + feature.ordinal();
	}

}
