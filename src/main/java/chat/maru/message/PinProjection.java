package chat.maru.message;

import java.sql.PreparedStatement;
import java.sql.SQLException;

import chat.maru.log.Commit;
import chat.maru.log.Entry;
import chat.maru.log.Projection;
import chat.maru.message.RoomEvent.Deleted;
import chat.maru.message.RoomEvent.PinChanged;

import org.springframework.stereotype.Component;

/** Maintains a row for each pinned message. A deleted message is not pinned any more. */
@Component
class PinProjection implements Projection {

	private static final String END_NOTICE = "update pin set notice = 0 where room_id = ? and notice = 1";

	private static final String PIN = """
			insert into pin (room_id, seq, event_seq, notice) values (?, ?, ?, ?)
			on conflict (room_id, seq) do update set event_seq = excluded.event_seq, notice = excluded.notice""";

	private static final String UNPIN = "delete from pin where room_id = ? and seq = ?";

	@Override
	public void add(Entry entry, Commit commit) throws SQLException {
		Long message = entry.message();
		if (message == null) {
			return;
		}
		if (entry.type().equals(PinChanged.PINNED)) {
			pin(entry, message, commit);
		}
		else if (entry.type().equals(PinChanged.UNPINNED) || entry.type().equals(Deleted.TYPE)) {
			PreparedStatement unpin = commit.prepared(UNPIN);
			unpin.setString(1, entry.log());
			unpin.setLong(2, message);
			unpin.executeUpdate();
		}
	}

	private static void pin(Entry entry, long message, Commit commit) throws SQLException {
		boolean notice = PinChanged.notice(entry.payload());
		if (notice) {
			PreparedStatement end = commit.prepared(END_NOTICE);
			end.setString(1, entry.log());
			end.executeUpdate();
		}
		PreparedStatement pin = commit.prepared(PIN);
		pin.setString(1, entry.log());
		pin.setLong(2, message);
		pin.setLong(3, entry.seq());
		pin.setInt(4, notice ? 1 : 0);
		pin.executeUpdate();
	}

}
