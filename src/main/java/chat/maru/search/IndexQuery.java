package chat.maru.search;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A query of the index.
 *
 * @param all terms that a message must have
 * @param any groups of terms; a message must have at least one of each group
 * @param from the first id
 * @param to the last id
 */
record IndexQuery(List<Term> all, List<List<Term>> any, long from, long to) {

	/** Returns the same query for older messages. */
	IndexQuery before(long id) {
		return new IndexQuery(this.all, this.any, this.from, Math.min(this.to, id - 1));
	}

	/**
	 * Returns the query in the language of an engine.
	 * @param term writes a term
	 */
	String write(String and, String or, Function<Term, String> term) {
		return Stream
			.concat(this.all.stream().map(term),
					this.any.stream()
						.map((group) -> group.stream().map(term).collect(Collectors.joining(or, "(", ")"))))
			.collect(Collectors.joining(and));
	}

}
