package chat.maru.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads how messages hang together, inside the caller's transaction. */
@Repository
class ThreadReader {

	private static final int MAX_AUTHORS = 3;

	/** In how many of its newest replies the authors of a thread are looked for. */
	private static final int AUTHORS_WITHIN = 30;

	private static final String NEWEST_AUTHORS = """
			select * from (
				select thread, author_id from message
				where room_id = ? and thread = ? and deleted_at is null
				order by seq desc limit ?) newest_%s""";

	private final JdbcClient jdbc;

	private final MessageReader reader;

	ThreadReader(JdbcClient jdbc, MessageReader reader) {
		this.jdbc = jdbc;
		this.reader = reader;
	}

	/** Returns what messages reply to, without those that are among them. */
	List<Answered> answered(String room, List<Message> messages) {
		Set<Long> seqs = messages.stream()
			.map(Message::replyTo)
			.filter(Objects::nonNull)
			.collect(Collectors.toCollection(TreeSet::new));
		messages.forEach((message) -> seqs.remove(message.seq()));
		return seqs.isEmpty() ? List.of()
				: this.reader.messages(Map.of(room, List.copyOf(seqs))).stream().map(Answered::of).toList();
	}

	/** Returns the threads that begin with one of these messages, in seq order. */
	List<ThreadSummary> summaries(String room, List<Message> messages) {
		Map<Long, Integer> replies = replies(room,
				messages.stream().filter((message) -> message.thread() == null).map(Message::seq).toList());
		if (replies.isEmpty()) {
			return List.of();
		}
		Map<Long, List<String>> newest = newestAuthors(room, replies.keySet());
		Map<String, Author> authors = this.reader
			.authors(newest.values().stream().flatMap(List::stream).collect(Collectors.toSet()));
		return replies.entrySet()
			.stream()
			.map((thread) -> new ThreadSummary(thread.getKey(), thread.getValue(),
					newest.getOrDefault(thread.getKey(), List.of())
						.stream()
						.map(authors::get)
						.filter(Objects::nonNull)
						.toList()))
			.toList();
	}

	private Map<Long, Integer> replies(String room, List<Long> seqs) {
		Map<Long, Integer> replies = new TreeMap<>();
		if (!seqs.isEmpty()) {
			this.jdbc.sql("select seq, replies from message where room_id = :room and replies > 0 and seq in (:seqs)")
				.param("room", room)
				.param("seqs", seqs)
				.query((row) -> {
					replies.put(row.getLong("seq"), row.getInt("replies"));
				});
		}
		return replies;
	}

	/** In one statement, with a bound for each thread, however long it is. */
	private Map<Long, List<String>> newestAuthors(String room, Collection<Long> roots) {
		List<String> queries = new ArrayList<>();
		List<Object> values = new ArrayList<>();
		for (Long root : roots) {
			queries.add(NEWEST_AUTHORS.formatted(queries.size()));
			Collections.addAll(values, room, root, AUTHORS_WITHIN);
		}
		Map<Long, Set<String>> authors = new LinkedHashMap<>();
		this.jdbc.sql(String.join(" union all ", queries)).params(values).query((row) -> {
			authors.computeIfAbsent(row.getLong("thread"), (root) -> new LinkedHashSet<>())
				.add(row.getString("author_id"));
		});
		return authors.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey,
					(thread) -> thread.getValue().stream().limit(MAX_AUTHORS).toList()));
	}

}
