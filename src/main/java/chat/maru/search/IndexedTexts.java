package chat.maru.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads the present texts of messages, to index them. */
@Repository
class IndexedTexts {

	private final JdbcClient jdbc;

	IndexedTexts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Returns those messages of a room that are not deleted, by their seqs. */
	@Transactional(readOnly = true)
	public Map<Long, IndexedText> of(String room, Collection<Long> seqs) {
		Map<Long, IndexedText> texts = new HashMap<>();
		this.jdbc.sql("""
				select m.seq, m.author_id, m.sent_at, e.text from message m
				join event e on e.room_id = m.room_id and e.seq = m.text_seq
				where m.room_id = :room and m.seq in (:seqs) and m.deleted_at is null""")
			.param("room", room)
			.param("seqs", seqs)
			.query((row) -> {
				texts.put(row.getLong("seq"), new IndexedText(row.getLong("seq"), row.getString("author_id"),
						row.getLong("sent_at"), row.getString("text")));
			});
		return texts;
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
