package chat.maru.message;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
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

	/** By the index of deleted messages, which are few after a mark. */
	static final String DELETED_AFTER = """
			select count(*) from message where room_id = ? and seq > ? and deleted_at is not null""";

	/**
	 * A member without a mark, such as the creator of a room or a person in a direct
	 * message, has read nothing. A room that everyone is in has no mark until it is read.
	 */
	private static final String SELECT = """
			select account_id, room_id, seq, messages + (
				select count(*) from message
				where message.room_id = mark.room_id and message.seq > mark.seq and deleted_at is not null
			) as messages from (
				select account_id, room_id, seq, messages from read_mark
				union all
				select account_id, room_id, 0, 0 from membership
				where not exists (select 1 from room where room.id = membership.room_id and everyone = 1)
					and not exists (select 1 from read_mark where read_mark.account_id = membership.account_id
						and read_mark.room_id = membership.room_id)
			) mark\s""";

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
			long notUnread = messages + deletedAfter(read.room(), read.seq(), commit);
			long mentions = UnreadMentions.after(read.account(), read.room(), read.seq(), commit);
			commit
				.append(PersonEntries.read(read.account(), read.room(), read.seq(), notUnread, mentions, read.back()));
		}
	}

	private static long deletedAfter(String room, long seq, Commit commit) throws SQLException {
		PreparedStatement count = commit.prepared(DELETED_AFTER);
		count.setString(1, room);
		count.setLong(2, seq);
		try (ResultSet row = count.executeQuery()) {
			row.next();
			return row.getLong(1);
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

	/**
	 * Returns an account's mark in a room; null if it is not a member and has never read
	 * it. Its number of messages is that of all that are not unread: those up to the
	 * mark, and the deleted ones after it.
	 */
	@Transactional(readOnly = true)
	@Nullable Head of(String account, String room) {
		return this.jdbc.sql(SELECT + "where account_id = ? and room_id = ?")
			.params(account, room)
			.query((row, number) -> new Head(row.getLong("seq"), row.getLong("messages")))
			.optional()
			.orElse(null);
	}

	/** Returns an account's marks, by the room's id, with the same number of messages. */
	@Transactional(readOnly = true)
	Map<String, Head> of(String account) {
		Map<String, Head> marks = new HashMap<>();
		this.jdbc.sql(SELECT + "where account_id = ?").param(account).query((row) -> {
			marks.put(row.getString("room_id"), new Head(row.getLong("seq"), row.getLong("messages")));
		});
		return marks;
	}

	/**
	 * Returns the marks of accounts in a room, by the account's id, with the same number
	 * of messages. Accounts that are no members and have never read the room are missing.
	 */
	@Transactional(readOnly = true)
	Map<String, Head> of(Collection<String> accounts, String room) {
		Map<String, Head> marks = new HashMap<>();
		this.jdbc.sql(SELECT + "where room_id = :room and account_id in (:accounts)")
			.param("room", room)
			.param("accounts", accounts)
			.query((row) -> {
				marks.put(row.getString("account_id"), new Head(row.getLong("seq"), row.getLong("messages")));
			});
		return marks;
	}

}
