package chat.maru.message;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import chat.maru.log.Commit;
import chat.maru.log.Entry;

/**
 * Maintains a row for each member of a room whom a message mentions. A mention that an
 * edit adds is as new as the edit. One that was there before does not become new again.
 */
final class MentionRows {

	/** The same account can be mentioned several times, and an author is not told. */
	private static final String ADD = """
			insert into mention (room_id, message_seq, account_id, seq, at, present)
			select ?, ?, account.id, ?, ?, 1 from account where account.id = ? and account.id <> ?
				and (exists (select 1 from membership where room_id = ? and account_id = account.id)
					or exists (select 1 from room where id = ? and everyone = 1))
			on conflict (room_id, message_seq, account_id) do update set present = 1""";

	private static final String HIDE = "update mention set present = 0 where room_id = ? and message_seq = ?";

	private static final String DELETE = "delete from mention where room_id = ? and message_seq = ?";

	private static final String PAYLOAD = """
			select seq, payload from event where room_id = ? and seq = ? and payload is not null""";

	/** By the index of such entries. */
	private static final String LATER_PAYLOADS = """
			select seq, payload from event
			where room_id = ? and message_seq = ? and message_seq <> seq and payload is not null""";

	private static final String SET_PAYLOAD = "update event set payload = ? where room_id = ? and seq = ?";

	private MentionRows() {
	}

	/** Adds the mentions of a message, or of an edit of it. */
	static void add(Entry entry, long message, Commit commit) throws SQLException {
		List<String> accounts = MentionPayload.read(entry.payload()).stream().map(Mention::id).distinct().toList();
		for (String account : accounts) {
			commit.write(ADD, (insert) -> {
				insert.setString(1, entry.log());
				insert.setLong(2, message);
				insert.setLong(3, entry.seq());
				insert.setLong(4, entry.at().toEpochMilli());
				insert.setString(5, account);
				insert.setString(6, entry.account());
				insert.setString(7, entry.log());
				insert.setString(8, entry.log());
			});
		}
	}

	/** Takes the mentions of an edit instead of those before. */
	static void replace(Entry edit, long message, Commit commit) throws SQLException {
		update(HIDE, edit.log(), message, commit);
		add(edit, message, commit);
	}

	/** Deletes the mentions of a deleted message, also from its entries. */
	static void delete(String room, long message, Commit commit) throws SQLException {
		update(DELETE, room, message, commit);
		Map<Long, String> payloads = new LinkedHashMap<>();
		for (String sql : List.of(PAYLOAD, LATER_PAYLOADS)) {
			PreparedStatement select = commit.prepared(sql);
			select.setString(1, room);
			select.setLong(2, message);
			try (ResultSet row = select.executeQuery()) {
				while (row.next()) {
					payloads.put(row.getLong(1), row.getString(2));
				}
			}
		}
		for (Map.Entry<Long, String> payload : payloads.entrySet()) {
			if (!MentionPayload.read(payload.getValue()).isEmpty()) {
				PreparedStatement update = commit.prepared(SET_PAYLOAD);
				update.setString(1, MentionPayload.remove(payload.getValue()));
				update.setString(2, room);
				update.setLong(3, payload.getKey());
				update.executeUpdate();
			}
		}
	}

	private static void update(String sql, String room, long message, Commit commit) throws SQLException {
		PreparedStatement update = commit.prepared(sql);
		update.setString(1, room);
		update.setLong(2, message);
		update.executeUpdate();
	}

}
