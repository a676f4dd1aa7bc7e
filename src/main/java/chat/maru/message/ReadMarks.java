package chat.maru.message;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import chat.maru.log.ChangeApplier;
import chat.maru.log.Commit;
import chat.maru.log.Head;
import chat.maru.person.PersonEntries;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores how far each account has read each room, on any device. When a mark moves, an
 * entry is appended to the account's own log, so that its other devices are notified.
 */
@Repository
class ReadMarks implements ChangeApplier<RoomRead> {

	/** Reading never moves a mark back. */
	static final String MOVE = """
			insert into read_mark (account_id, room_id, seq, messages)
			select ?, room_id, seq, messages from event where room_id = ? and seq = ?
			on conflict (account_id, room_id) do update set seq = excluded.seq, messages = excluded.messages
			where excluded.seq > read_mark.seq returning messages""";

	/** Marking as unread sets the mark, also to before the first event. */
	static final String SET = """
			insert into read_mark (account_id, room_id, seq, messages)
			values (?, ?, ?, coalesce((select messages from event where room_id = ? and seq = ?), 0))
			on conflict (account_id, room_id) do update set seq = excluded.seq, messages = excluded.messages
			where excluded.seq <> read_mark.seq returning messages""";

	private final JdbcClient jdbc;

	ReadMarks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public Class<RoomRead> changes() {
		return RoomRead.class;
	}

	@Override
	public void apply(RoomRead read, Commit commit) throws SQLException {
		Long messages = read.back() ? set(read, commit) : move(read.account(), read.room(), read.seq(), commit);
		if (messages != null) {
			commit.append(PersonEntries.read(read.account(), read.room(), read.seq(), messages, read.back()));
		}
	}

	private @Nullable Long set(RoomRead read, Commit commit) throws SQLException {
		PreparedStatement set = commit.prepared(SET);
		set.setString(1, read.account());
		set.setString(2, read.room());
		set.setLong(3, read.seq());
		set.setString(4, read.room());
		set.setLong(5, read.seq());
		return messages(set);
	}

	/**
	 * Moves an account's mark to an existing event, in the transaction of a commit.
	 * @return how many messages the room had up to that event; null if the mark did not
	 * move, because it is already there or further on
	 */
	@Nullable Long move(String account, String room, long seq, Commit commit) throws SQLException {
		PreparedStatement move = commit.prepared(MOVE);
		move.setString(1, account);
		move.setString(2, room);
		move.setLong(3, seq);
		return messages(move);
	}

	private static @Nullable Long messages(PreparedStatement moved) throws SQLException {
		try (ResultSet row = moved.executeQuery()) {
			return row.next() ? Long.valueOf(row.getLong(1)) : null;
		}
	}

	/** Returns an account's mark in a room; null if it has never read it. */
	@Transactional(readOnly = true)
	@Nullable Head of(String account, String room) {
		return this.jdbc.sql("select seq, messages from read_mark where account_id = ? and room_id = ?")
			.params(account, room)
			.query((row, number) -> new Head(row.getLong("seq"), row.getLong("messages")))
			.optional()
			.orElse(null);
	}

	/** Returns an account's marks, by the room's id. */
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
