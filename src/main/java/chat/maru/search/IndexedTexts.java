package chat.maru.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads the present texts of messages, to index them. */
@Repository
class IndexedTexts {

	/** How many rooms are read at once. */
	private static final int ROOMS = 64;

	private final JdbcClient jdbc;

	IndexedTexts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns those messages that are not deleted, by their rooms and seqs.
	 * @param messages the seqs of messages, by the ids of their rooms
	 */
	@Transactional(readOnly = true)
	public Map<String, Map<Long, IndexedText>> of(Map<String, ? extends Collection<Long>> messages) {
		Map<String, Map<Long, IndexedText>> texts = new HashMap<>();
		List<String> rooms = messages.keySet()
			.stream()
			.filter((room) -> !Objects.requireNonNull(messages.get(room)).isEmpty())
			.toList();
		for (int from = 0; from < rooms.size(); from += ROOMS) {
			read(rooms.subList(from, Math.min(rooms.size(), from + ROOMS)), messages, texts);
		}
		return texts;
	}

	/**
	 * SQLite does not use the key for a list of pairs, so there is a condition for each
	 * room.
	 */
	private void read(List<String> rooms, Map<String, ? extends Collection<Long>> messages,
			Map<String, Map<Long, IndexedText>> texts) {
		List<Object> values = new ArrayList<>();
		String where = rooms.stream().map((room) -> {
			Collection<Long> seqs = Objects.requireNonNull(messages.get(room));
			values.add(room);
			values.addAll(seqs);
			return "(m.room_id = ? and m.seq in (" + String.join(", ", Collections.nCopies(seqs.size(), "?")) + "))";
		}).collect(Collectors.joining(" or "));
		this.jdbc.sql("""
				select m.room_id, m.seq, m.author_id, m.sent_at, e.text from message m
				join event e on e.room_id = m.room_id and e.seq = m.text_seq
				where m.deleted_at is null and (%s)""".formatted(where)).params(values).query((row) -> {
			IndexedText text = new IndexedText(row.getLong("seq"), row.getString("author_id"), row.getLong("sent_at"),
					row.getString("text"));
			texts.computeIfAbsent(row.getString("room_id"), (room) -> new HashMap<>()).put(text.seq(), text);
		});
	}

	/**
	 * A message to index.
	 *
	 * @param author the id of its author
	 * @param at when it was sent, in ms
	 */
	record IndexedText(long seq, String author, long at, String text) {

		/** Returns the terms of the message. */
		Set<String> terms(long room) {
			Set<String> terms = new LinkedHashSet<>(Terms.of(this.text));
			terms.add(Terms.room(room));
			terms.add(Terms.author(this.author));
			for (Feature feature : Feature.values()) {
				if (feature.isIn(this.text)) {
					terms.add(Terms.feature(feature));
				}
			}
			return terms;
		}

	}

}
