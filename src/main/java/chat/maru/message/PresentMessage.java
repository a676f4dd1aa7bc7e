package chat.maru.message;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import chat.maru.log.Commit;
import chat.maru.refusal.Refused;

/** Checks that a message exists and is not deleted, in the transaction of a commit. */
final class PresentMessage {

	private static final String DELETED = "select deleted_at is not null from message where room_id = ? and seq = ?";

	private PresentMessage() {
	}

	/**
	 * Requires a message.
	 * @throws Refused if the room has no message with this seq, or it was deleted
	 */
	static void require(String room, long seq, Commit commit) throws SQLException {
		PreparedStatement deleted = commit.prepared(DELETED);
		deleted.setString(1, room);
		deleted.setLong(2, seq);
		try (ResultSet row = deleted.executeQuery()) {
			if (!row.next()) {
				throw new Refused(MessageReason.UNKNOWN);
			}
			if (row.getBoolean(1)) {
				throw new Refused(MessageReason.DELETED);
			}
		}
	}

}
