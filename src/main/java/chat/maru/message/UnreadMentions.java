package chat.maru.message;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import chat.maru.log.Commit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Counts the messages that mention an account and that it has not read. */
@Repository
class UnreadMentions {

	private static final String AFTER = """
			select count(*) from mention where account_id = ? and room_id = ? and seq > ? and present = 1""";

	/** By the index of mentions, so that those before the mark cost nothing. */
	private static final String UNREAD = """
			(select count(*) from mention where mention.account_id = account.id and mention.room_id = room.id
				and present = 1 and mention.seq > coalesce((select read_mark.seq from read_mark
					where read_mark.account_id = account.id and read_mark.room_id = room.id), 0))""";

	private final JdbcClient jdbc;

	UnreadMentions(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Counts those after an event, in the transaction of a commit. */
	static long after(String account, String room, long seq, Commit commit) throws SQLException {
		PreparedStatement count = commit.prepared(AFTER);
		count.setString(1, account);
		count.setString(2, room);
		count.setLong(3, seq);
		try (ResultSet row = count.executeQuery()) {
			row.next();
			return row.getLong(1);
		}
	}

	/** Returns how many an account has in a room that it is in. */
	@Transactional(readOnly = true)
	public long of(String account, String room) {
		return this.jdbc.sql("select " + UNREAD + " from account, room where account.id = :account and room.id = :room")
			.param("account", account)
			.param("room", room)
			.query(Long.class)
			.optional()
			.orElse(0L);
	}

	/** Returns how many an account has in each of its rooms; none is left out. */
	@Transactional(readOnly = true)
	public Map<String, Long> of(String account) {
		Map<String, Long> counts = new HashMap<>();
		this.jdbc.sql("select room.id, " + UNREAD + """
				 as unread from account, room where account.id = :account
				and room.id in (select room_id from membership where account_id = :account
					union all select id from room where everyone = 1)""").param("account", account).query((row) -> {
			put(counts, row);
		});
		return counts;
	}

	/** Returns how many accounts have in a room; none is left out. */
	@Transactional(readOnly = true)
	public Map<String, Long> of(Collection<String> accounts, String room) {
		Map<String, Long> counts = new HashMap<>();
		this.jdbc
			.sql("select account.id, " + UNREAD
					+ " as unread from account, room where room.id = :room and account.id in (:accounts)")
			.param("room", room)
			.param("accounts", accounts)
			.query((row) -> {
				put(counts, row);
			});
		return counts;
	}

	private static void put(Map<String, Long> counts, ResultSet row) throws SQLException {
		if (row.getLong("unread") > 0) {
			counts.put(row.getString("id"), row.getLong("unread"));
		}
	}

}
