package chat.maru.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A part of a query.
 *
 * @param excluded whether messages with it are left out
 * @param name the name of the operator as it was typed; null for words
 * @param value the words, or the value of the operator
 * @param quoted whether the value stood in quotes
 */
record QueryPart(boolean excluded, @Nullable String name, String value, boolean quoted) {

	private static final String QUOTES = "\"“”„";

	/**
	 * Divides a query into its parts. Quotes that do not end are ended by the end of the
	 * query. Unknown operators are searched for as words.
	 */
	static List<QueryPart> parse(String query) {
		List<QueryPart> parts = new ArrayList<>();
		int at = 0;
		while (at < query.length()) {
			if (isSpace(query.charAt(at))) {
				at++;
				continue;
			}
			boolean excluded = query.charAt(at) == '-' && at + 1 < query.length() && !isSpace(query.charAt(at + 1));
			at += excluded ? 1 : 0;
			int colon = colon(query, at);
			String name = (colon > at) ? query.substring(at, colon) : null;
			if (name != null && Operator.find(name).isPresent()) {
				at = colon + 1;
			}
			else {
				name = null;
			}
			boolean quoted = at < query.length() && isQuote(query.charAt(at));
			at += quoted ? 1 : 0;
			int end = at;
			while (end < query.length() && !(quoted ? isQuote(query.charAt(end)) : isSpace(query.charAt(end)))) {
				end++;
			}
			String value = query.substring(at, end);
			if (!value.isBlank()) {
				parts.add(new QueryPart(excluded, name, value, quoted));
			}
			at = quoted ? end + 1 : end;
		}
		return parts;
	}

	private static int colon(String query, int from) {
		for (int i = from; i < query.length() && !isSpace(query.charAt(i)) && !isQuote(query.charAt(i)); i++) {
			if (query.charAt(i) == ':' || query.charAt(i) == '\uFF1A') {
				return i;
			}
		}
		return -1;
	}

	private static boolean isSpace(char c) {
		return Character.isWhitespace(c) || Character.isSpaceChar(c);
	}

	private static boolean isQuote(char c) {
		return QUOTES.indexOf(c) >= 0;
	}

	Optional<Operator> operator() {
		return Optional.ofNullable(this.name).flatMap(Operator::find);
	}

	/** Returns whether this is a word that may be corrected. */
	boolean isPlainWord() {
		return this.name == null && !this.quoted && !this.excluded;
	}

	QueryPart with(String other) {
		return new QueryPart(this.excluded, this.name, other, this.quoted);
	}

	/** Returns the part as it is typed. */
	@Override
	public String toString() {
		String typed = this.quoted ? '"' + this.value + '"' : this.value;
		return (this.excluded ? "-" : "") + ((this.name != null) ? this.name + ':' : "") + typed;
	}

}
