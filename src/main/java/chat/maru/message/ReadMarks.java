package chat.maru.message;

import java.util.HashMap;
import java.util.Map;

import chat.maru.log.Head;
import chat.maru.room.ReadingRights;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How far an account has read each room, on any device. */
@Repository
class ReadMarks {

	private final JdbcClient jdbc;

	ReadMarks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Move the reader's mark on to an event that is there; it never goes back.
	 * @return whether it moved
	 */
	@Transactional
	boolean move(ReadingRights rights, long seq) {
		return move(rights.account(), rights.roomId(), seq);
	}

	/**
	 * For the log itself: move an account's mark on to an event that is there; it never
	 * goes back.
	 * @return whether it moved
	 */
	@Transactional
	boolean move(String account, String room, long seq) {
		return this.jdbc.sql("""
				insert into read_mark (account_id, room_id, seq, messages)
				select ?, room_id, seq, messages from event where room_id = ? and seq = ?
				on conflict (account_id, room_id) do update set seq = excluded.seq, messages = excluded.messages
				where excluded.seq > read_mark.seq""").params(account, room, seq).update() == 1;
	}

	/** Somebody's mark in a room; empty for none. */
	@Transactional(readOnly = true)
	Head of(String account, String room) {
		return this.jdbc.sql("select seq, messages from read_mark where account_id = ? and room_id = ?")
			.params(account, room)
			.query((row, number) -> new Head(row.getLong("seq"), row.getLong("messages")))
			.optional()
			.orElse(Head.EMPTY);
	}

	/** Somebody's marks, by the room's id. */
	@Transactional(readOnly = true)
	Map<String, Head> of(String account) {
		Map<String, Head> marks = new HashMap<>();
		this.jdbc.sql("select room_id, seq, messages from read_mark where account_id = ?")
			.param(account)
			.query((row) -> {
				marks.put(row.getString(1), new Head(row.getLong(2), row.getLong(3)));
			});
		return marks;
	}

}
