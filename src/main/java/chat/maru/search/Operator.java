package chat.maru.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The operators of a query, which stand before a colon. */
enum Operator {

	/** Messages of a person. */
	FROM(Set.of("from", "보낸사람")),

	/** Messages in a room. */
	IN(Set.of("in", "방")),

	/** Messages that were sent before a day, month or year. */
	BEFORE(Set.of("before", "이전")),

	/** Messages that were sent after a day, month or year. */
	AFTER(Set.of("after", "이후")),

	/** Messages that were sent on a day, or in a month or year. */
	ON(Set.of("on", "날짜")),

	/** Messages with a {@link Feature}. */
	HAS(Set.of("has", "포함")),

	/** Messages of the person who searches. */
	IS(Set.of("is", "종류"));

	private final Set<String> names;

	Operator(Set<String> names) {
		this.names = names;
	}

	static Optional<Operator> find(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return Arrays.stream(values()).filter((operator) -> operator.names.contains(lower)).findFirst();
	}

}
