package chat.maru.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import chat.maru.markup.Markup;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the last message of each room, which {@link LastMessageFollower} stores. It may
 * be slightly behind the log. A message that has been deleted since then is left out.
 */
@Repository
class LastMessages {

	private final JdbcClient jdbc;

	LastMessages(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns the last messages of rooms, by the room's id. Rooms without a message are
	 * missing.
	 */
	@Transactional(readOnly = true)
	Map<String, LastMessage> of(Collection<String> rooms) {
		Map<String, LastMessage> last = new HashMap<>();
		if (!rooms.isEmpty()) {
			this.jdbc.sql("""
					select m.room_id, m.seq, m.sent_at, substr(e.text, 1, :length) as text,
						m.author_id, author.name as author_name, author.role as author_role,
						author.avatar as author_avatar
					from last_message l
					join message m on m.room_id = l.room_id and m.seq = l.seq and m.deleted_at is null
					join event e on e.room_id = m.room_id and e.seq = m.text_seq
					join account author on author.id = m.author_id
					where l.room_id in (:rooms)""")
				.param("length", Excerpt.MAX_SOURCE)
				.param("rooms", rooms)
				.query((row) -> {
					last.put(row.getString("room_id"), message(row));
				});
		}
		return last;
	}

	private static LastMessage message(ResultSet row) throws SQLException {
		return new LastMessage(row.getLong("seq"), MessageReader.author(row, "author"),
				Excerpt.of(Markup.plain(row.getString("text"))), Instant.ofEpochMilli(row.getLong("sent_at")));
	}

}
