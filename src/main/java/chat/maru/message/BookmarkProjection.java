package chat.maru.message;

import java.sql.PreparedStatement;
import java.sql.SQLException;

import chat.maru.log.Commit;
import chat.maru.log.Entry;
import chat.maru.log.Projection;
import chat.maru.message.RoomEvent.Deleted;
import chat.maru.person.PersonEntries;

import org.springframework.stereotype.Component;

/** Removes the bookmarks of deleted messages, and those of deleted accounts. */
@Component
class BookmarkProjection implements Projection {

	private static final String OF_MESSAGE = "delete from bookmark where room_id = ? and seq = ?";

	private static final String OF_ACCOUNT = "delete from bookmark where account_id = ?";

	@Override
	public void add(Entry entry, Commit commit) throws SQLException {
		Long message = entry.message();
		if (PersonEntries.isEnd(entry)) {
			PreparedStatement delete = commit.prepared(OF_ACCOUNT);
			delete.setString(1, entry.account());
			delete.executeUpdate();
		}
		else if (message != null && entry.type().equals(Deleted.TYPE)) {
			PreparedStatement delete = commit.prepared(OF_MESSAGE);
			delete.setString(1, entry.log());
			delete.setLong(2, message);
			delete.executeUpdate();
		}
	}

}
