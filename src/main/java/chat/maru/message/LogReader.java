package chat.maru.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

import chat.maru.message.RoomEvent.Posted;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the log, inside the caller's transaction. */
@Repository
class LogReader {

	private final JdbcClient jdbc;

	LogReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The newest messages before a seq, in seq order. */
	List<Message> messages(String room, long before, int limit) {
		List<Message> newestFirst = this.jdbc
			.sql("""
					select m.room_id, m.seq, m.client_id, m.author_id, a.name, a.role = 'deleted' as deleted, e.text, m.sent_at
					from message m
					join event e on e.room_id = m.room_id and e.seq = m.text_seq
					join account a on a.id = m.author_id
					where m.room_id = ? and m.seq < ?
					order by m.seq desc limit ?""")
			.params(room, before, limit)
			.query(LogReader::message)
			.list();
		Collections.reverse(newestFirst);
		return newestFirst;
	}

	/** The events after a seq, in seq order. */
	List<RoomEvent> events(String room, long after, int limit) {
		return this.jdbc
			.sql("""
					select e.room_id, e.seq, m.client_id, m.author_id, a.name, a.role = 'deleted' as deleted, e.text, m.sent_at,
						e.at
					from event e
					join message m on m.room_id = e.room_id and m.seq = e.message_seq
					join account a on a.id = m.author_id
					where e.room_id = ? and e.seq > ?
					order by e.seq limit ?""")
			.params(room, after, limit)
			.query(LogReader::event)
			.list();
	}

	long lastSeq(String room) {
		return this.jdbc.sql("select coalesce(max(seq), 0) from event where room_id = ?")
			.param(room)
			.query(Long.class)
			.single();
	}

	private static RoomEvent event(ResultSet row, int number) throws SQLException {
		Message message = message(row, number);
		return new Posted(row.getString("room_id"), row.getLong("seq"), Instant.ofEpochMilli(row.getLong("at")),
				message);
	}

	private static Message message(ResultSet row, int number) throws SQLException {
		long seq = row.getLong("seq");
		return new Message(Message.id(row.getString("room_id"), seq), seq, row.getString("client_id"),
				new Author(row.getString("author_id"), row.getString("name"), row.getBoolean("deleted")),
				row.getString("text"), Instant.ofEpochMilli(row.getLong("sent_at")));
	}

}
