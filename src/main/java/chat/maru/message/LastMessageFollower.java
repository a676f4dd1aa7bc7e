package chat.maru.message;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

import chat.maru.log.Commit;
import chat.maru.log.Entry;
import chat.maru.log.Follower;
import chat.maru.message.RoomEvent.Deleted;
import chat.maru.message.RoomEvent.Posted;
import chat.maru.person.PersonEntries;

import org.springframework.stereotype.Component;

/**
 * Stores the seq of the last message of each room, for lists of rooms. It does not store
 * the text or the author's name: a deleted text must not stay here until the follower
 * reaches the deletion, and a name can change.
 */
@Component
class LastMessageFollower implements Follower {

	private static final String SELECT = "select seq from last_message where room_id = ?";

	private static final String POSTED = """
			insert into last_message (room_id, seq) values (?, ?)
			on conflict (room_id) do update set seq = excluded.seq""";

	/** Also skips messages whose deletion the follower has not reached yet. */
	private static final String DELETED = """
			update last_message set seq = coalesce((
				select seq from message
				where message.room_id = last_message.room_id and message.seq < last_message.seq and deleted_at is null
				order by message.seq desc limit 1), 0)
			where room_id = ?""";

	@Override
	public String name() {
		return "last-message";
	}

	@Override
	public int version() {
		return 1;
	}

	@Override
	public String ignoredLogs() {
		return PersonEntries.LOGS;
	}

	@Override
	public Result follow(List<Entry> entries) {
		Map<String, Messages> rooms = new HashMap<>();
		for (Entry entry : entries) {
			Long message = entry.message();
			if (message != null && entry.type().equals(Posted.TYPE)) {
				rooms.computeIfAbsent(entry.log(), (room) -> new Messages()).posted.add(message);
			}
			else if (message != null && entry.type().equals(Deleted.TYPE)) {
				rooms.computeIfAbsent(entry.log(), (room) -> new Messages()).delete(message);
			}
		}
		return (commit) -> {
			for (Map.Entry<String, Messages> room : rooms.entrySet()) {
				store(room.getKey(), room.getValue(), commit);
			}
		};
	}

	private static void store(String room, Messages messages, Commit commit) throws SQLException {
		if (!messages.posted.isEmpty()) {
			PreparedStatement posted = commit.prepared(POSTED);
			posted.setString(1, room);
			posted.setLong(2, messages.posted.last());
			posted.executeUpdate();
		}
		else if (messages.deleted.contains(last(room, commit))) {
			PreparedStatement deleted = commit.prepared(DELETED);
			deleted.setString(1, room);
			deleted.executeUpdate();
		}
	}

	private static long last(String room, Commit commit) throws SQLException {
		PreparedStatement select = commit.prepared(SELECT);
		select.setString(1, room);
		try (ResultSet row = select.executeQuery()) {
			return row.next() ? row.getLong(1) : 0;
		}
	}

	@Override
	public void clear(Commit commit) throws SQLException {
		commit.prepared("delete from last_message").executeUpdate();
	}

	/** The changes of a room's messages in one step. */
	private static final class Messages {

		/** Messages that were posted and not deleted in the same step. */
		private final NavigableSet<Long> posted = new TreeSet<>();

		private final Set<Long> deleted = new HashSet<>();

		void delete(long message) {
			this.posted.remove(message);
			this.deleted.add(message);
		}

	}

}
