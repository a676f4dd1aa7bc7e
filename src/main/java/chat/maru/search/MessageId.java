package chat.maru.search;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ids of messages in the index. They follow the time at which the messages were sent,
 * also if the rooms are indexed one after the other, so the newest candidates are found
 * first and a span of time is a span of ids.
 */
final class MessageId {

	/** How many messages of the same millisecond have ids of their own. */
	private static final int BITS = 5;

	private MessageId() {
	}

	/** Returns the first id of a moment, in ms. */
	static long first(long at) {
		return (at < Long.MAX_VALUE >> BITS) ? at << BITS : Long.MAX_VALUE;
	}

	/** Returns the moment of an id, in ms. */
	static long at(long id) {
		return id >> BITS;
	}

	/**
	 * Returns unused ids, inside the transaction that uses them. If a millisecond is
	 * full, an id of a later one is used.
	 * @param moments when each message was sent, in ms
	 */
	static List<Long> unused(Collection<Long> moments, JdbcClient jdbc) {
		Set<Long> taken = new HashSet<>();
		while (true) {
			Set<Long> used = new HashSet<>(taken);
			List<Long> ids = moments.stream().map((at) -> next(first(at), used)).toList();
			List<Long> stored = ids.isEmpty() ? List.of()
					: jdbc.sql("select id from search_message where id in (:ids)")
						.param("ids", ids)
						.query((row, number) -> row.getLong(1))
						.list();
			if (stored.isEmpty()) {
				return ids;
			}
			taken.addAll(stored);
		}
	}

	private static long next(long from, Set<Long> used) {
		long id = from;
		while (!used.add(id)) {
			id++;
		}
		return id;
	}

}
