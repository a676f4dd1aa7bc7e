package chat.maru.message;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import chat.maru.log.Commit;
import chat.maru.log.Entry;
import chat.maru.log.Projection;
import chat.maru.message.RoomEvent.Deleted;
import chat.maru.message.RoomEvent.Reacted;

import org.springframework.stereotype.Component;

/**
 * Maintains who has reacted to a message, and what that adds up to. Nothing of it is kept
 * when the message is deleted.
 */
@Component
class ReactionProjection implements Projection {

	private static final String INSERT = """
			insert into reaction (account_id, room_id, message_seq, emoji) values (?, ?, ?, ?)""";

	private static final String DELETE = """
			delete from reaction where account_id = ? and room_id = ? and message_seq = ? and emoji = ?""";

	private static final String TOTALS = "select reactions from message where room_id = ? and seq = ?";

	private static final String SET_TOTALS = "update message set reactions = ? where room_id = ? and seq = ?";

	private static final String DELETE_ALL = "delete from reaction where room_id = ? and message_seq = ?";

	private static final String DELETE_CLIENT_IDS = "delete from reaction_change where room_id = ? and message_seq = ?";

	/** By the index of such entries, as for the texts in {@link MessageProjection}. */
	private static final String EMPTY_ENTRIES = """
			update event set payload = null where type = 'reacted' and room_id = ? and seq in (
				select seq from event where room_id = ? and message_seq = ? and message_seq <> seq)""";

	@Override
	public void add(Entry entry, Commit commit) throws SQLException {
		Long message = entry.message();
		if (entry.type().equals(Reacted.TYPE) && message != null) {
			react(Reacted.of(entry.log(), entry.seq(), entry.at(), message, entry.payload()), commit);
		}
		else if (entry.type().equals(Deleted.TYPE) && message != null) {
			end(entry.log(), message, commit);
		}
	}

	private static void react(Reacted event, Commit commit) throws SQLException {
		write(INSERT, event.added(), event, commit);
		write(DELETE, event.removed(), event, commit);
		set(ReactionTotals.next(totals(event, commit), event), event.room(), event.messageSeq(), commit);
	}

	private static void write(String sql, List<String> accounts, Reacted event, Commit commit) throws SQLException {
		if (accounts.isEmpty()) {
			return;
		}
		PreparedStatement statement = commit.prepared(sql);
		for (String account : accounts) {
			statement.setString(1, account);
			statement.setString(2, event.room());
			statement.setLong(3, event.messageSeq());
			statement.setString(4, event.emoji());
			statement.addBatch();
		}
		statement.executeBatch();
	}

	private static List<Reaction> totals(Reacted event, Commit commit) throws SQLException {
		PreparedStatement select = commit.prepared(TOTALS);
		select.setString(1, event.room());
		select.setLong(2, event.messageSeq());
		try (ResultSet row = select.executeQuery()) {
			return row.next() ? ReactionTotals.read(row.getString(1)) : List.of();
		}
	}

	private static void set(List<Reaction> totals, String room, long message, Commit commit) throws SQLException {
		PreparedStatement update = commit.prepared(SET_TOTALS);
		update.setString(1, ReactionTotals.write(totals));
		update.setString(2, room);
		update.setLong(3, message);
		update.executeUpdate();
	}

	private static void end(String room, long message, Commit commit) throws SQLException {
		set(List.of(), room, message, commit);
		delete(DELETE_ALL, room, message, commit);
		delete(DELETE_CLIENT_IDS, room, message, commit);
		PreparedStatement empty = commit.prepared(EMPTY_ENTRIES);
		empty.setString(1, room);
		empty.setString(2, room);
		empty.setLong(3, message);
		empty.executeUpdate();
	}

	private static void delete(String sql, String room, long message, Commit commit) throws SQLException {
		PreparedStatement delete = commit.prepared(sql);
		delete.setString(1, room);
		delete.setLong(2, message);
		delete.executeUpdate();
	}

}
